namespace TreatmentPlans.Domain.Common;

/// <summary>Why a clinical fact does not hold. Nothing clinical is deleted: it stays readable under this mark (D9).</summary>
/// <param name="By">The practitioner who said so; null when a client without a person took back its own entry.</param>
public sealed record EnteredInError(string Reason, PractitionerId? By, DateTimeOffset At);
