using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>A signature under one version's content. It never carries over: to another content, or another version.</summary>
/// <param name="Credential">Type of the credential under which staff signed.</param>
/// <param name="NeedsCountersignature">The author was not independently licensed that day (rule SIG-1).</param>
/// <param name="RecordedBy">Who took it down, where that was not the signer.</param>
/// <param name="ContentHash">SHA-256 of the canonical content that was signed.</param>
/// <param name="VoidedAt">When the version went back to Draft; the row stays (D3).</param>
public sealed record PlanSignature(
    SignatureId Id,
    SignatureRole Role,
    Actor Signer,
    string? Credential,
    bool NeedsCountersignature,
    SignatureMethod Method,
    DateTimeOffset SignedAt,
    DateOnly SignedOn,
    DateTimeOffset RecordedAt,
    PractitionerId? RecordedBy,
    string ContentHash,
    DateTimeOffset? VoidedAt = null)
{
    public bool IsValid => VoidedAt is null;
}

/// <summary>
/// Where a signature was given from (B.3). Kept beside the signature, not in it: it is evidence for the day a signature is
/// disputed, and no reader of a plan needs it.
/// </summary>
public sealed record SignatureOrigin(SignatureId SignatureId, RequestOrigin Origin);

public enum SignatureRole
{
    Patient,
    Guardian,
    Author,
    Supervisor,
    Physician,
    Witness,
}

public enum SignatureMethod
{
    ElectronicTyped,
    ElectronicDrawn,
    PaperScan,
    VerbalAttested,
}

/// <summary>The patient would not sign. The plan may become active all the same (B.3).</summary>
/// <param name="Witness">Somebody other than the author.</param>
public sealed record SignatureRefusal(
    string Reason,
    Actor Witness,
    DateOnly RefusedOn,
    DateTimeOffset RecordedAt,
    PractitionerId? RecordedBy,
    string ContentHash,
    DateTimeOffset? VoidedAt = null)
{
    public bool IsValid => VoidedAt is null;
}

internal static class PatientSignature
{
    /// <summary>What became of the patient's signature under a content.</summary>
    /// <param name="isSigned">By the patient, or by a guardian for the patient.</param>
    public static PatientSignatureStatus StatusOf(bool isSigned, IEnumerable<SignatureRefusal> refusals) =>
        isSigned ? PatientSignatureStatus.Signed
        : refusals.Any(refusal => refusal.IsValid) ? PatientSignatureStatus.Refused
        : PatientSignatureStatus.Pending;
}

public enum PatientSignatureStatus
{
    Pending,
    Signed,
    Refused,
}
