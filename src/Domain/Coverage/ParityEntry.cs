using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>
/// That a payer denied what it was asked for, or granted less: kept for reports on parity with medical and surgical care (AUT-12). It says what was
/// known when it was decided, and does not follow the authorization.
/// </summary>
public sealed class ParityEntry : AggregateRoot, IPatientRecord
{
    private ParityEntry()
    {
    }

    public ParityEntryId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    public ProgramId ProgramId { get; private set; }

    public AuthorizationId AuthorizationId { get; private set; }

    public string Payer { get; private set; } = "";

    public DateOnly DecidedOn { get; private set; }

    /// <summary>What came of it.</summary>
    public AuthorizationStatus Outcome { get; private set; }

    public AuthorizationRequest Request { get; private set; } = null!;

    /// <summary>Null where nothing was granted.</summary>
    public AuthorizationGrant? Grant { get; private set; }

    /// <summary>The payer's.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>After an appeal.</summary>
    public bool AfterAppeal { get; private set; }

    /// <summary>As the authorization.</summary>
    public EnteredInError? EnteredInError { get; private set; }

    /// <param name="authorization">Right after the decision.</param>
    public static ParityEntry Of(ParityEntryId id, PayerAuthorization authorization, ProgramId programId)
    {
        var entry = new ParityEntry
        {
            Id = id,
            OrganizationId = authorization.OrganizationId,
            PatientId = authorization.PatientId,
            EpisodeId = authorization.EpisodeId,
            ProgramId = programId,
            AuthorizationId = authorization.Id,
            Payer = authorization.Request.Payer,
            DecidedOn = authorization.Steps[^1].On,
            Outcome = authorization.Status,
            Request = authorization.Request,
            Grant = authorization.Grant,
            Reason = authorization.DenialReason ?? "",
            AfterAppeal = authorization.Steps.Any(step => step.Status == AuthorizationStatus.Appealed),
        };
        entry.Record(new ParityEntryLogged(id, authorization.PatientId, authorization.EpisodeId));
        return entry;
    }

    /// <summary>The authorization does not hold, so nothing was denied.</summary>
    public void EnterInError(EnteredInError mark)
    {
        EnteredInError = mark;
        MarkChanged();
    }
}

public sealed record ParityEntryLogged(ParityEntryId ParityEntryId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "parity-entry.logged";

    public EventSubject Subject => new(ParityEntryId.Value, PatientId, EpisodeId);
}
