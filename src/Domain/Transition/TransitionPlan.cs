using System.Text.Json.Serialization;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Transition;

/// <summary>
/// What a patient takes along: written in versions, complete before it is signed, signed by the patient and a counselor before it is in
/// force (rule TRN-1); a guardian may sign for the patient, and who will not sign refuses before a witness (TRN-2). One version is in force at a time, and one may be a draft beside it.
/// </summary>
public abstract class TransitionPlan<TContent> : AggregateRoot, IPatientRecord
    where TContent : class
{
    public EpisodeId EpisodeId { get; private set; }

    public PatientId PatientId { get; private set; }

    /// <summary>Number of the version in force, in a column of its own for filters.</summary>
    public int? ActiveNumber { get; private set; }

    /// <summary>By number.</summary>
    public IReadOnlyList<TransitionPlanVersion<TContent>> Versions { get; private set; } = [];

    public TransitionPlanVersion<TContent>? InForce => Versions.SingleOrDefault(version => version.Status is TransitionPlanStatus.Active);

    public TransitionPlanVersion<TContent>? Draft => Versions.SingleOrDefault(version => version.Status is TransitionPlanStatus.Draft);

    /// <summary>Writes the draft, or begins the next one. What was signed of it is void: a signature is under one content.</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN.</exception>
    protected void WriteContent(TContent content, Episode episode, Act act)
    {
        episode.RequireOpen();
        var hash = CanonicalJson.Hash(CanonicalJson.Serialize(content));
        if (Draft is { } draft)
        {
            Replace(draft, draft with
            {
                Content = content,
                ContentHash = hash,
                Signatures = [.. draft.Signatures.Select(signature => signature with { VoidedAt = signature.VoidedAt ?? act.At })],
                Refusals = [.. draft.Refusals.Select(refusal => refusal with { VoidedAt = refusal.VoidedAt ?? act.At })],
            });
        }
        else
        {
            Versions =
            [
                .. Versions,
                new TransitionPlanVersion<TContent>(
                    Versions.Count + 1, content, hash, TransitionPlanStatus.Draft, [], [TransitionPlanStep.Of(TransitionPlanStatus.Draft, act)]),
            ];
        }

        Record(Happened(TransitionPlanChange.Written));
    }

    /// <summary>Signs the draft; where the patient refused at first, the version in force too.</summary>
    /// <param name="practitioner">The signer, where a counselor signs.</param>
    /// <param name="gapsOf">What is missing of a content.</param>
    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN, NO_DRAFT, ALREADY_SIGNED; 422 PLAN_INCOMPLETE, CREDENTIAL_NOT_ACTIVE, WITNESS_IS_AUTHOR.
    /// </exception>
    public void Sign(
        TransitionSigning signing, Practitioner? practitioner, Episode episode, Func<TContent, IReadOnlyList<PlanGap>> gapsOf, Act act)
    {
        episode.RequireOpen();
        var version = Draft is null && signing.Role is not TransitionSigner.Counselor && InForce is { PatientSignatureStatus: PatientSignatureStatus.Refused } refused
            ? refused
            : RequireCompleteDraft(gapsOf);
        if (version.IsSignedBy(signing.Role))
        {
            throw TransitionErrors.AlreadySigned(signing.Role);
        }

        var credential = signing.Role switch
        {
            TransitionSigner.Patient or TransitionSigner.Guardian => null,
            TransitionSigner.Counselor when version.IsRefusedBefore(signing.Signer) => throw TransitionErrors.SignerIsWitness(),
            TransitionSigner.Counselor => practitioner?.CredentialOn(signing.SignedOn) ?? throw RecoveryPlanErrors.CredentialNotActive(),
        };
        var signature = new TransitionSignature(
            signing.Id,
            signing.Role,
            signing.Signer,
            credential?.Type,
            signing.Method,
            signing.SignedAt,
            signing.SignedOn,
            act.At,
            signing.RecordedBy,
            version.ContentHash);
        Replace(version, version with
        {
            Signatures = [.. version.Signatures, signature],
            SignatureOrigins = signing.Origin is { } origin ? [.. version.SignatureOrigins, new SignatureOrigin(signature.Id, origin)] : version.SignatureOrigins,
        });
        Record(Happened(TransitionPlanChange.Signed));
    }

    /// <summary>The patient will not sign; the draft may come into force all the same.</summary>
    /// <param name="witness">Neither who began the draft nor the counselor who signs it.</param>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN, NO_DRAFT, ALREADY_SIGNED; 422 PLAN_INCOMPLETE, WITNESS_IS_AUTHOR.</exception>
    public void RefuseSignature(string reason, Actor witness, Episode episode, Func<TContent, IReadOnlyList<PlanGap>> gapsOf, Act act)
    {
        episode.RequireOpen();
        var draft = RequireCompleteDraft(gapsOf);
        if (draft.PatientSignatureStatus is not PatientSignatureStatus.Pending)
        {
            throw RecoveryPlanErrors.AlreadyRefused();
        }

        if (draft.IsAnsweredForBy(witness))
        {
            throw RecoveryPlanErrors.WitnessIsAuthor();
        }

        var refusal = new SignatureRefusal(reason, witness, act.On, act.At, act.By.PractitionerId, draft.ContentHash);
        Replace(draft, draft with { Refusals = [.. draft.Refusals, refusal] });
        Record(Happened(TransitionPlanChange.SignatureRefused));
    }

    /// <summary>Puts the draft in force, and supersedes the version before in the same act.</summary>
    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN, NO_DRAFT; 422 PLAN_INCOMPLETE, SIGNATURES_MISSING.</exception>
    public void Activate(Episode episode, Func<TContent, IReadOnlyList<PlanGap>> gapsOf, Act act)
    {
        episode.RequireOpen();
        var draft = RequireCompleteDraft(gapsOf);
        if (draft.MissingSignatures is { Count: > 0 } missing)
        {
            throw TransitionErrors.SignaturesMissing(missing);
        }

        if (InForce is { } before)
        {
            Replace(before, before.MoveTo(TransitionPlanStatus.Superseded, act));
        }

        Replace(draft, draft.MoveTo(TransitionPlanStatus.Active, act));
        Record(Happened(TransitionPlanChange.Activated));
    }

    /// <exception cref="DomainException">404 without such a version; 409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(int number, EnteredInError mark, Act act)
    {
        var wrong = GetVersion(number);
        if (wrong.Status is TransitionPlanStatus.EnteredInError)
        {
            throw CommonErrors.EnteredInError();
        }

        Replace(wrong, wrong.MoveTo(TransitionPlanStatus.EnteredInError, act) with { EnteredInError = mark });
        Record(Happened(TransitionPlanChange.EnteredInError));
    }

    /// <exception cref="DomainException">404.</exception>
    public TransitionPlanVersion<TContent> GetVersion(int number) =>
        Versions.SingleOrDefault(version => version.Number == number) ?? throw CommonErrors.NotFound();

    /// <summary>Whether something was written by that day, and whether it was in force on it, as known at that instant (D10); null before.</summary>
    public bool? WasInForce(DateOnly asOf, DateTimeOffset knownAt)
    {
        var standings = Versions.Select(version => version.StatusAsOf(asOf, knownAt)).ToList();
        return standings.Exists(status => status is not null and not TransitionPlanStatus.EnteredInError)
            ? standings.Contains(TransitionPlanStatus.Active)
            : null;
    }

    protected void Begin(Episode episode)
    {
        OrganizationId = episode.OrganizationId;
        EpisodeId = episode.Id;
        PatientId = episode.PatientId;
    }

    protected abstract IDomainEvent Happened(TransitionPlanChange change);

    private TransitionPlanVersion<TContent> RequireCompleteDraft(Func<TContent, IReadOnlyList<PlanGap>> gapsOf)
    {
        var draft = Draft ?? throw TransitionErrors.NoDraft();
        TransitionErrors.RequireNone(gapsOf(draft.Content));
        return draft;
    }

    private void Replace(TransitionPlanVersion<TContent> old, TransitionPlanVersion<TContent> changed)
    {
        Versions = [.. Versions.Select(version => ReferenceEquals(version, old) ? changed : version)];
        ActiveNumber = InForce?.Number;
    }
}

public enum TransitionPlanChange
{
    Written,
    Signed,
    SignatureRefused,
    Activated,
    EnteredInError,
}

/// <summary>Draft → Active → Superseded; each of them → EnteredInError.</summary>
public enum TransitionPlanStatus
{
    Draft,
    Active,
    Superseded,
    EnteredInError,
}

public sealed record TransitionPlanVersion<TContent>(
    int Number,
    TContent Content,
    string ContentHash,
    TransitionPlanStatus Status,
    IReadOnlyList<TransitionSignature> Signatures,
    IReadOnlyList<TransitionPlanStep> Steps,
    EnteredInError? EnteredInError = null)
    where TContent : class
{
    public IReadOnlyList<SignatureRefusal> Refusals { get; init; } = [];

    /// <summary>Beside the signatures, since no reader of a plan needs them.</summary>
    public IReadOnlyList<SignatureOrigin> SignatureOrigins { get; init; } = [];

    [JsonIgnore]
    public PatientSignatureStatus PatientSignatureStatus =>
        PatientSignature.StatusOf(IsSignedBy(TransitionSigner.Patient) || IsSignedBy(TransitionSigner.Guardian), Refusals);

    /// <summary>What it waits for before it can be in force. A guardian signs for the patient.</summary>
    [JsonIgnore]
    public IReadOnlyList<TransitionSigner> MissingSignatures =>
    [
        .. PatientSignatureStatus is PatientSignatureStatus.Pending ? [TransitionSigner.Patient] : (TransitionSigner[])[],
        .. IsSignedBy(TransitionSigner.Counselor) ? (TransitionSigner[])[] : [TransitionSigner.Counselor],
    ];

    public bool IsSignedBy(TransitionSigner role) => Signatures.Any(signature => signature.Role == role && signature.VoidedAt is null);

    internal bool IsRefusedBefore(Actor witness) => Refusals.Any(refusal => refusal.IsValid && refusal.Witness == witness);

    /// <summary>Began the draft, or signed it as counselor.</summary>
    internal bool IsAnsweredForBy(Actor actor) =>
        Steps[0].By == actor
        || Signatures.Any(signature => signature is { Role: TransitionSigner.Counselor, VoidedAt: null } && signature.Signer == actor);

    internal TransitionPlanVersion<TContent> MoveTo(TransitionPlanStatus status, Act act) =>
        this with { Status = status, Steps = [.. Steps, TransitionPlanStep.Of(status, act)] };

    internal TransitionPlanStatus? StatusAsOf(DateOnly asOf, DateTimeOffset knownAt) =>
        EnteredInError?.At <= knownAt
            ? TransitionPlanStatus.EnteredInError
            : Steps.LastOrDefault(step => Act.IsSeen(step.OccurredOn, step.RecordedAt, asOf, knownAt))?.Status;
}

/// <param name="OccurredOn">In the programme's zone.</param>
public sealed record TransitionPlanStep(TransitionPlanStatus Status, Actor By, DateOnly OccurredOn, DateTimeOffset RecordedAt)
{
    internal static TransitionPlanStep Of(TransitionPlanStatus status, Act act) => new(status, act.By, act.On, act.At);
}

/// <summary>As whom somebody signs.</summary>
public enum TransitionSigner
{
    Patient,

    /// <summary>For the patient.</summary>
    Guardian,

    /// <summary>Any clinician with an active credential.</summary>
    Counselor,
}

/// <summary>A signature as it comes in.</summary>
/// <param name="SignedOn">Day of <paramref name="SignedAt"/> in the programme's zone.</param>
/// <param name="RecordedBy">Who takes it down, where that is not the signer.</param>
/// <param name="Origin">Of the request that brought it.</param>
public sealed record TransitionSigning(
    SignatureId Id,
    TransitionSigner Role,
    Actor Signer,
    SignatureMethod Method,
    DateTimeOffset SignedAt,
    DateOnly SignedOn,
    PractitionerId? RecordedBy,
    RequestOrigin? Origin = null);

/// <param name="Credential">Type of the credential under which a counselor signed.</param>
/// <param name="ContentHash">SHA-256 of the canonical content that was signed.</param>
/// <param name="VoidedAt">When the content changed after it; the row stays.</param>
public sealed record TransitionSignature(
    SignatureId Id,
    TransitionSigner Role,
    Actor Signer,
    string? Credential,
    SignatureMethod Method,
    DateTimeOffset SignedAt,
    DateOnly SignedOn,
    DateTimeOffset RecordedAt,
    PractitionerId? RecordedBy,
    string ContentHash,
    DateTimeOffset? VoidedAt = null);

/// <summary>Something that a plan lacks.</summary>
/// <param name="Pointer">Where, in the content.</param>
/// <param name="Rule">Its id in docs/rules.md.</param>
public sealed record PlanGap(string Pointer, string Rule, string Detail);
