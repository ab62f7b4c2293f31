using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>
/// Signs a version, or records that the patient will not. The last signature that is needed puts the version in force and
/// supersedes the one before (B.3, J.1).
/// </summary>
/// <param name="Origin">Kept with a signature; null where the service itself tells of one.</param>
public sealed record SignPlan(RecoveryPlanId PlanId, IfMatch IfMatch, SignatureBody Body, RequestOrigin? Origin = null) : ICommand<PlanResponse>;

/// <param name="Role">
/// Author, Supervisor and Physician sign in person: the caller is the signer. A patient signs with a client of their own; staff
/// may take down what was drawn, signed on paper or said before them.
/// </param>
/// <param name="Method">Left out with a refusal.</param>
/// <param name="RelatedPersonId">The guardian or witness who signs.</param>
/// <param name="SignedAt">Paper only: when it was signed. Else now.</param>
/// <param name="VersionNumber">The version that waits for signatures, else the one in force, unless given.</param>
/// <param name="Refusal">Role Patient only: the patient will not sign.</param>
public sealed record SignatureBody(
    SignatureRole Role,
    SignatureMethod? Method = null,
    RelatedPersonId? RelatedPersonId = null,
    DateTimeOffset? SignedAt = null,
    int? VersionNumber = null,
    SignatureRefusalBody? Refusal = null) : ISignatureBody
{
    bool ISignatureBody.IsOfPatient => Role is SignatureRole.Patient;

    bool ISignatureBody.IsOfGuardian => Role is SignatureRole.Guardian;
}

internal sealed class SignPlanValidator : AbstractValidator<SignPlan>
{
    public SignPlanValidator()
    {
        RuleFor(command => command.Body.VersionNumber).Within(1, PlanLimits.VersionNumber);
        RuleFor(command => command.Body).SetValidator(new SignatureBodyRules<SignatureBody>());
    }
}

internal sealed class SignPlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<SignPlan, PlanResponse>
{
    public async Task<PlanResponse> Handle(SignPlan command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        RequireMaySign(body);
        var hand = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        if (body.Refusal is { } refusal)
        {
            var witness = await db.WitnessAsync(refusal, hand.Plan.PatientId, cancellationToken);
            hand.Plan.RefuseSignature(refusal.Reason, witness, hand.Policies, hand.Act);
        }
        else
        {
            await SignAsync(hand, body, command.Origin, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return PlanResponse.Of(hand.Plan);
    }

    private async Task SignAsync(PlanInHand hand, SignatureBody body, RequestOrigin? origin, CancellationToken cancellationToken)
    {
        var signedAt = body.SignedAtOrNow(hand.Act.At);
        var (signer, practitioner) = await SignerAsync(body, hand.Plan.PatientId, cancellationToken);
        var recordedBy = signer.PractitionerId == caller.PractitionerId ? null : caller.PractitionerId;
        hand.Plan.Sign(
            new Signing(
                TypedId.New<SignatureId>(hand.Act.At),
                body.VersionNumber,
                body.Role,
                body.Method!.Value,
                signer,
                signedAt,
                hand.Program.DateOf(signedAt),
                recordedBy,
                origin),
            practitioner,
            hand.Policies,
            hand.Act);
    }

    private async Task<(Actor Signer, Practitioner? Practitioner)> SignerAsync(
        SignatureBody body, PatientId patientId, CancellationToken cancellationToken) => body.Role switch
        {
            SignatureRole.Patient => (new Actor(PatientId: patientId), null),
            SignatureRole.Guardian => (await db.GuardianAsync(body, patientId, cancellationToken), null),
            SignatureRole.Witness when body.RelatedPersonId is { } witness =>
                (await db.RelatedPersonAsync(witness, patientId, role: null, "/relatedPersonId", cancellationToken), null),
            _ => await db.SignerInPersonAsync(caller, cancellationToken),
        };

    private void RequireMaySign(SignatureBody body) => caller.RequireMaySign(body, body.Role, body.Role switch
    {
        SignatureRole.Author => [Role.Counselor, Role.Supervisor],
        SignatureRole.Supervisor => [Role.Supervisor],
        SignatureRole.Physician => [Role.Physician],
        SignatureRole.Witness or SignatureRole.Guardian or SignatureRole.Patient => [],
    });
}
