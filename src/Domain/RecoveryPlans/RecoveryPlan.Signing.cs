using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.RecoveryPlans;

/// <summary>A signature as it comes in.</summary>
/// <param name="VersionNumber">Null for the version that waits for signatures, or else the one in force.</param>
/// <param name="SignedOn">Day of <paramref name="SignedAt"/> in the programme's zone.</param>
/// <param name="RecordedBy">Who takes it down, where that is not the signer.</param>
/// <param name="Origin">Of the request that brought it.</param>
public sealed record Signing(
    SignatureId Id,
    int? VersionNumber,
    SignatureRole Role,
    SignatureMethod Method,
    Actor Signer,
    DateTimeOffset SignedAt,
    DateOnly SignedOn,
    PractitionerId? RecordedBy,
    RequestOrigin? Origin = null);

public sealed partial class RecoveryPlan
{
    /// <summary>
    /// Adds a signature under the content as it stands; the last one that is needed puts the version in force and
    /// supersedes the one before, in the same act.
    /// </summary>
    /// <param name="practitioner">The signer, where staff sign.</param>
    /// <exception cref="DomainException">
    /// 409 ILLEGAL_TRANSITION, ALREADY_SIGNED; 422 CREDENTIAL_NOT_ACTIVE, SUPERVISOR_NOT_INDEPENDENT, SUPERVISOR_IS_AUTHOR.
    /// </exception>
    public PlanVersion Sign(Signing signing, Practitioner? practitioner, ProgramPolicies policies, Act act)
    {
        var version = VersionToSign(signing.VersionNumber);
        RequireSignable(version, signing.Role);
        if (signing.Role is not SignatureRole.Witness && version.HasSigned(signing.Role))
        {
            throw RecoveryPlanErrors.AlreadySigned(signing.Role);
        }

        var credential = signing.Role switch
        {
            SignatureRole.Patient or SignatureRole.Guardian or SignatureRole.Witness => null,
            SignatureRole.Author or SignatureRole.Supervisor or SignatureRole.Physician =>
                practitioner?.CredentialOn(signing.SignedOn) ?? throw RecoveryPlanErrors.CredentialNotActive(),
        };
        if (signing.Role is SignatureRole.Supervisor)
        {
            RequireCountersigner(version, practitioner!, credential!);
        }

        version.Add(new PlanSignature(
            signing.Id,
            signing.Role,
            signing.Signer,
            credential?.Type,
            signing.Role is SignatureRole.Author && !credential!.IndependentlyLicensed,
            signing.Method,
            signing.SignedAt,
            signing.SignedOn,
            act.At,
            signing.RecordedBy,
            version.ContentHash), signing.Origin);
        Refresh();
        Record(new PlanSigned(this, version, signing.Role));
        ActivateWhenSigned(version, policies, act);
        return version;
    }

    /// <exception cref="DomainException">409 ILLEGAL_TRANSITION, ALREADY_SIGNED; 422 WITNESS_IS_AUTHOR.</exception>
    public PlanVersion RefuseSignature(string reason, Actor witness, ProgramPolicies policies, Act act)
    {
        var version = VersionToSign(null);
        RequireSignable(version, SignatureRole.Author);
        if (version.PatientSignatureStatus is not PatientSignatureStatus.Pending)
        {
            throw RecoveryPlanErrors.AlreadyRefused();
        }

        if (witness.PractitionerId == version.AuthorId)
        {
            throw RecoveryPlanErrors.WitnessIsAuthor();
        }

        version.Add(new SignatureRefusal(reason, witness, act.On, act.At, act.By.PractitionerId, version.ContentHash));
        Record(new PlanSignatureRefused(this, version));
        ActivateWhenSigned(version, policies, act);
        return version;
    }

    private PlanVersion VersionToSign(int? number) =>
        number is { } given ? GetVersion(given) : Unsigned ?? InForce ?? throw CommonErrors.IllegalTransition(Status, "sign");

    // A version in force may still be countersigned, signed by a patient who refused at first, and witnessed.
    private static void RequireSignable(PlanVersion version, SignatureRole role)
    {
        if (version.Status is not PlanVersionStatus.PendingSignature
            && !(version.IsInForce && role is not (SignatureRole.Author or SignatureRole.Physician)))
        {
            throw CommonErrors.IllegalTransition(version.Status, "sign");
        }
    }

    private static void RequireCountersigner(PlanVersion version, Practitioner supervisor, Credential credential)
    {
        if (supervisor.Id == version.AuthorId)
        {
            throw RecoveryPlanErrors.SupervisorIsAuthor();
        }

        if (!credential.IndependentlyLicensed)
        {
            throw RecoveryPlanErrors.SupervisorNotIndependent();
        }
    }

    private void ActivateWhenSigned(PlanVersion version, ProgramPolicies policies, Act act)
    {
        if (version.Status is not PlanVersionStatus.PendingSignature || version.MissingSignatures(policies).Count > 0)
        {
            return;
        }

        // Late paper counts from the day it was signed; that it became known only now is in the record's other date.
        var completedOn = version.Signatures.Where(signature => signature.IsValid).Select(signature => signature.SignedOn)
            .Concat(version.Refusals.Where(refusal => refusal.IsValid).Select(refusal => refusal.RefusedOn))
            .Max();
        var activation = new Act(Actor.Service, completedOn, act.At);
        InForce?.MoveTo(PlanVersionStatus.Superseded, activation);
        version.Activate(activation, policies.Countersignature);
        PutGoalsInForce(version, activation);
        SettleInitialPlan(version, activation);
        Refresh();
        Record(new PlanActivated(this, version));
        OweNextReview(version.LevelOfCare!, policies.ReviewCadence, activation);
    }
}
