using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>
/// One version of a plan: its document as canonical JSON, who signed it, and the way its status went. The columns beside
/// the document repeat what is searched or constrained.
/// </summary>
public sealed class PlanVersion
{
    private PlanContent? _document;

    private PlanVersion()
    {
    }

    internal PlanVersion(int number, PractitionerId authorId, PlanContent content, AppliedTemplate? template, string? revisionReason, Act act)
    {
        Number = number;
        AuthorId = authorId;
        Template = template;
        RevisionReason = revisionReason;
        CreatedAt = act.At;
        Transitions = [new VersionTransition(PlanVersionStatus.Draft, act.On, act.At, act.By)];
        Write(content);
    }

    public int Number { get; private set; }

    public PlanVersionStatus Status { get; private set; }

    public PractitionerId AuthorId { get; private set; }

    /// <summary>Canonical JSON (RFC 8785) of a <see cref="PlanContent"/>: the text that is hashed, signed and answered.</summary>
    public string Content { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public string ContentHash { get; private set; } = "";

    public DateOnly? EffectiveFrom { get; private set; }

    public AsamEdition? LevelOfCareEdition { get; private set; }

    public string? LevelOfCareCode { get; private set; }

    public AppliedTemplate? Template { get; private set; }

    /// <summary>Why the version before was revised.</summary>
    public string? RevisionReason { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>The day the last signature that was needed was given.</summary>
    public DateOnly? ActiveFrom { get; private set; }

    /// <summary>When a supervisor must have signed; null where none must, or one has.</summary>
    public DateOnly? CountersignatureDueOn { get; private set; }

    public IReadOnlyList<PlanSignature> Signatures { get; private set; } = [];

    public IReadOnlyList<SignatureOrigin> SignatureOrigins { get; private set; } = [];

    public IReadOnlyList<SignatureRefusal> Refusals { get; private set; } = [];

    public IReadOnlyList<VersionTransition> Transitions { get; private set; } = [];

    public PlanContent Document => _document ??= PlanContent.FromCanonical(Content);

    public LevelOfCare? LevelOfCare => Document.LevelOfCare;

    public bool IsEditable => Status is PlanVersionStatus.Draft;

    public bool IsUnsigned => Status is PlanVersionStatus.Draft or PlanVersionStatus.PendingSignature;

    public bool IsInForce => Status is PlanVersionStatus.Active or PlanVersionStatus.OnHold;

    public PatientSignatureStatus PatientSignatureStatus => PatientSignatureStatusOf(Signatures, Refusals);

    public static PatientSignatureStatus PatientSignatureStatusOf(
        IReadOnlyList<PlanSignature> signatures, IReadOnlyList<SignatureRefusal> refusals) =>
        PatientSignature.StatusOf(
            signatures.Any(signature => signature is { IsValid: true, Role: SignatureRole.Patient or SignatureRole.Guardian }), refusals);

    /// <summary>
    /// The status as a reader would have seen it; null before the version was there. Entered in error, it never held: on no day, once
    /// that is known.
    /// </summary>
    public PlanVersionStatus? StatusAsOf(DateOnly asOf, DateTimeOffset knownAt) =>
        Transitions.Any(transition => transition.To is PlanVersionStatus.EnteredInError && transition.RecordedAt <= knownAt)
            ? PlanVersionStatus.EnteredInError
            : Transitions.LastOrDefault(transition => Act.IsSeen(transition.OccurredOn, transition.RecordedAt, asOf, knownAt))?.To;

    /// <summary>Signatures that the version waits for before it can be active (J.1, D1, D2).</summary>
    public IReadOnlyList<SignatureRole> MissingSignatures(ProgramPolicies policies)
    {
        List<SignatureRole> missing = [];
        if (!HasSigned(SignatureRole.Author))
        {
            missing.Add(SignatureRole.Author);
        }

        if (PatientSignatureStatus is PatientSignatureStatus.Pending)
        {
            missing.Add(SignatureRole.Patient);
        }

        if (policies.Countersignature.Timing is CountersignatureTiming.BeforeActivation && IsCountersignatureOpen)
        {
            missing.Add(SignatureRole.Supervisor);
        }

        if (policies.ContentProfile.PhysicianSignatureRequired && !HasSigned(SignatureRole.Physician))
        {
            missing.Add(SignatureRole.Physician);
        }

        return missing;
    }

    internal bool IsCountersignatureOpen =>
        Signatures.Any(signature => signature is { Role: SignatureRole.Author, IsValid: true, NeedsCountersignature: true })
        && !HasSigned(SignatureRole.Supervisor);

    internal bool HasSigned(SignatureRole role) => Signatures.Any(signature => signature.Role == role && signature.IsValid);

    internal void Write(PlanContent content)
    {
        _document = content;
        Content = content.ToCanonical();
        ContentHash = CanonicalJson.Hash(Content);
        EffectiveFrom = content.EffectiveFrom;
        LevelOfCareEdition = content.LevelOfCare?.Edition;
        LevelOfCareCode = content.LevelOfCare?.Code;
    }

    internal void Submit(Act act)
    {
        SubmittedAt = act.At;
        MoveTo(PlanVersionStatus.PendingSignature, act);
    }

    internal void Withdraw(Act act, string? reason)
    {
        SubmittedAt = null;
        Signatures = [.. Signatures.Select(signature => signature with { VoidedAt = signature.VoidedAt ?? act.At })];
        Refusals = [.. Refusals.Select(refusal => refusal with { VoidedAt = refusal.VoidedAt ?? act.At })];
        MoveTo(PlanVersionStatus.Draft, act, reason);
    }

    internal void Add(PlanSignature signature, RequestOrigin? origin)
    {
        Signatures = [.. Signatures, signature];
        if (origin is not null)
        {
            SignatureOrigins = [.. SignatureOrigins, new SignatureOrigin(signature.Id, origin)];
        }

        if (signature.Role is SignatureRole.Author)
        {
            AuthorId = signature.Signer.PractitionerId!.Value;
        }

        if (signature.Role is SignatureRole.Supervisor)
        {
            CountersignatureDueOn = null;
        }
    }

    internal void Add(SignatureRefusal refusal) => Refusals = [.. Refusals, refusal];

    internal void Activate(Act act, CountersignaturePolicy countersignature)
    {
        ActiveFrom = act.On;
        CountersignatureDueOn = IsCountersignatureOpen ? act.On.AddDays(countersignature.Days) : null;
        MoveTo(PlanVersionStatus.Active, act);
    }

    internal void MoveTo(PlanVersionStatus status, Act act, string? reason = null)
    {
        Status = status;
        Transitions = [.. Transitions, new VersionTransition(status, act.On, act.At, act.By, reason)];
    }
}

public sealed record VersionTransition(
    PlanVersionStatus To, DateOnly OccurredOn, DateTimeOffset RecordedAt, Actor By, string? Reason = null);

/// <summary>The template a version started from.</summary>
public sealed record AppliedTemplate(PlanTemplateId TemplateId, string Code, int TemplateVersion);
