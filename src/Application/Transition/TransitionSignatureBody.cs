using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <param name="Role">
/// A counselor signs in person: the caller is the signer. Patients sign with a client of their own; staff may take down what was drawn,
/// signed on paper or said before them, by the patient or by a guardian.
/// </param>
/// <param name="Method">Left out with a refusal.</param>
/// <param name="SignedAt">Paper only: when it was signed. Else now.</param>
/// <param name="RelatedPersonId">The guardian who signs.</param>
/// <param name="Refusal">Role Patient only: the patient will not sign.</param>
public sealed record TransitionSignatureBody(
    TransitionSigner Role,
    SignatureMethod? Method = null,
    DateTimeOffset? SignedAt = null,
    RelatedPersonId? RelatedPersonId = null,
    SignatureRefusalBody? Refusal = null) : ISignatureBody
{
    bool ISignatureBody.IsOfPatient => Role is TransitionSigner.Patient;

    bool ISignatureBody.IsOfGuardian => Role is TransitionSigner.Guardian;
}

internal static class TransitionSignatures
{
    /// <summary>Signs, or records that the patient will not. The caller saves.</summary>
    /// <exception cref="DomainException">403 PRACTITIONER_REQUIRED; 422 DATE_IN_FUTURE, UNKNOWN_REFERENCE; those of the plan.</exception>
    public static async Task SignAsync<TContent>(
        this IAppDbContext db,
        TransitionPlan<TContent> plan,
        TransitionSignatureBody body,
        RequestOrigin? origin,
        TransitionCare care,
        Func<TContent, IReadOnlyList<PlanGap>> gapsOf,
        ICaller caller,
        CancellationToken cancellationToken)
        where TContent : class
    {
        var patientId = care.Episode.PatientId;
        if (body.Refusal is { } refusal)
        {
            var witness = await db.WitnessAsync(refusal, patientId, cancellationToken);
            plan.RefuseSignature(refusal.Reason, witness, care.Episode, gapsOf, care.Act);
            return;
        }

        var signedAt = body.SignedAtOrNow(care.Act.At);
        var (signer, practitioner) = body.Role switch
        {
            TransitionSigner.Patient => (new Actor(PatientId: patientId), null),
            TransitionSigner.Guardian => (await db.GuardianAsync(body, patientId, cancellationToken), null),
            TransitionSigner.Counselor => await db.SignerInPersonAsync(caller, cancellationToken),
        };
        var signing = new TransitionSigning(
            TypedId.New<SignatureId>(care.Act.At),
            body.Role,
            signer,
            body.Method!.Value,
            signedAt,
            care.Program.DateOf(signedAt),
            signer.PractitionerId == caller.PractitionerId ? null : caller.PractitionerId,
            origin);
        plan.Sign(signing, practitioner, care.Episode, gapsOf, care.Act);
    }
}
