using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>What the bodies of signatures say, whatever is signed.</summary>
internal interface ISignatureBody
{
    SignatureMethod? Method { get; }

    RelatedPersonId? RelatedPersonId { get; }

    DateTimeOffset? SignedAt { get; }

    SignatureRefusalBody? Refusal { get; }

    bool IsOfPatient { get; }

    bool IsOfGuardian { get; }
}

/// <summary>Witnessed by a practitioner other than the author, or by a related person.</summary>
public sealed record SignatureRefusalBody(
    string Reason, PractitionerId? WitnessPractitionerId = null, RelatedPersonId? WitnessRelatedPersonId = null);

internal sealed class SignatureBodyRules<TBody> : AbstractValidator<TBody>
    where TBody : ISignatureBody
{
    public SignatureBodyRules()
    {
        RuleFor(body => body.Method).NotNull().WithErrorCode("REQUIRED").WithMessage("How it was signed.")
            .When(body => body.Refusal is null);
        RuleFor(body => body.SignedAt)
            .Null().WithErrorCode("INVALID_FORMAT").WithMessage("Only paper was signed at another time than now.")
            .When(body => body.Method is not SignatureMethod.PaperScan);
        RuleFor(body => body.IsOfPatient)
            .Equal(true).OverridePropertyName("Role").WithErrorCode("INVALID_FORMAT").WithMessage("Only the patient refuses.")
            .When(body => body.Refusal is not null);
        RuleFor(body => body.RelatedPersonId).NotNull().WithErrorCode("REQUIRED").WithMessage("Who signs.")
            .When(body => body.IsOfGuardian);
        RuleFor(body => body.Refusal!).ChildRules(refusal =>
        {
            refusal.RuleFor(body => body.Reason).Required().MaxLength(PlanLimits.ReasonLength);
            refusal.RuleFor(body => body.WitnessPractitionerId)
                .Must((body, practitioner) => practitioner is null != body.WitnessRelatedPersonId is null)
                .WithErrorCode("REQUIRED").WithMessage("One witness: a practitioner or a related person.");
        }).When(body => body.Refusal is not null);
    }
}

/// <summary>Who may sign, and who it is that signs or witnesses (D25, D26).</summary>
internal static class Signatures
{
    private static readonly Role[] Clinicians = [Role.Counselor, Role.Supervisor, Role.Physician];

    /// <param name="role">As whom.</param>
    /// <param name="inPerson">Who signs as that, where it is neither the patient nor somebody whom staff take down.</param>
    /// <exception cref="DomainException">403 INSUFFICIENT_SCOPE, PRACTITIONER_REQUIRED.</exception>
    public static void RequireMaySign(this ICaller caller, ISignatureBody body, Enum role, params Role[] inPerson)
    {
        var roles = body switch
        {
            // What staff type for a patient is not the patient's signature.
            { IsOfPatient: true, Method: SignatureMethod.ElectronicTyped } => [Role.Patient],
            { IsOfPatient: true, Refusal: not null } => Clinicians,
            { IsOfPatient: true } => [Role.Patient, .. Clinicians],
            _ => inPerson is [] ? Clinicians : inPerson,
        };
        if (!roles.Any(caller.Roles.Contains))
        {
            throw new DomainException(new DomainError(
                "INSUFFICIENT_SCOPE", ErrorKind.Forbidden, $"This client may not sign as {role} in this way."));
        }

        if (!caller.Roles.Contains(Role.Patient))
        {
            caller.RequirePractitioner();
        }
    }

    /// <exception cref="DomainException">422 DATE_IN_FUTURE.</exception>
    public static DateTimeOffset SignedAtOrNow(this ISignatureBody body, DateTimeOffset now) => body.SignedAt switch
    {
        null => now,
        { } at when at > now => throw RecoveryPlanErrors.InTheFuture("/signedAt"),
        { } at => at,
    };

    /// <summary>The caller, who signs in person.</summary>
    /// <exception cref="DomainException">403 PRACTITIONER_REQUIRED.</exception>
    public static async Task<(Actor Signer, Practitioner? Practitioner)> SignerInPersonAsync(
        this IAppDbContext db, ICaller caller, CancellationToken cancellationToken)
    {
        var id = caller.RequirePractitioner();
        return (new Actor(id), await db.Practitioners.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken));
    }

    /// <exception cref="DomainException">422 UNKNOWN_REFERENCE.</exception>
    public static Task<Actor> GuardianAsync(this IAppDbContext db, ISignatureBody body, PatientId patientId, CancellationToken cancellationToken) =>
        db.RelatedPersonAsync(body.RelatedPersonId!.Value, patientId, RelatedPersonRole.Guardian, "/relatedPersonId", cancellationToken);

    /// <param name="role">Whatever role, where it is null.</param>
    /// <exception cref="DomainException">422 UNKNOWN_REFERENCE.</exception>
    public static async Task<Actor> RelatedPersonAsync(
        this IAppDbContext db, RelatedPersonId id, PatientId patientId, RelatedPersonRole? role, string pointer, CancellationToken cancellationToken) =>
        await db.RelatedPersons.AnyAsync(
            person => person.Id == id && person.PatientId == patientId && person.EnteredInError == null && (role == null || person.Role == role),
            cancellationToken)
            ? new Actor(RelatedPersonId: id)
            : throw RecoveryPlanErrors.UnknownReference(pointer);

    /// <exception cref="DomainException">422 UNKNOWN_REFERENCE.</exception>
    public static async Task<Actor> WitnessAsync(
        this IAppDbContext db, SignatureRefusalBody refusal, PatientId patientId, CancellationToken cancellationToken)
    {
        if (refusal.WitnessRelatedPersonId is { } related)
        {
            return await db.RelatedPersonAsync(related, patientId, role: null, "/refusal/witnessRelatedPersonId", cancellationToken);
        }

        var practitioner = refusal.WitnessPractitionerId!.Value;
        return await db.Practitioners.AnyAsync(p => p.Id == practitioner, cancellationToken)
            ? new Actor(practitioner)
            : throw RecoveryPlanErrors.UnknownReference("/refusal/witnessPractitionerId");
    }
}
