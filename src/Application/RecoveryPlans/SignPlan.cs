using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;
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
    SignatureRefusalBody? Refusal = null);

/// <summary>Witnessed by a practitioner other than the author, or by a related person.</summary>
public sealed record SignatureRefusalBody(
    string Reason, PractitionerId? WitnessPractitionerId = null, RelatedPersonId? WitnessRelatedPersonId = null);

internal sealed class SignPlanValidator : AbstractValidator<SignPlan>
{
    public SignPlanValidator()
    {
        RuleFor(command => command.Body.VersionNumber).Within(1, PlanLimits.VersionNumber);
        RuleFor(command => command.Body.Method).NotNull().WithErrorCode("REQUIRED").WithMessage("How it was signed.")
            .When(command => command.Body.Refusal is null);
        RuleFor(command => command.Body.SignedAt)
            .Null().WithErrorCode("INVALID_FORMAT").WithMessage("Only paper was signed at another time than now.")
            .When(command => command.Body.Method is not SignatureMethod.PaperScan);
        RuleFor(command => command.Body.Role)
            .Equal(SignatureRole.Patient).WithErrorCode("INVALID_FORMAT").WithMessage("Only the patient refuses.")
            .When(command => command.Body.Refusal is not null);
        RuleFor(command => command.Body.RelatedPersonId).NotNull().WithErrorCode("REQUIRED").WithMessage("Who signs.")
            .When(command => command.Body.Role is SignatureRole.Guardian);
        RuleFor(command => command.Body.Refusal!).ChildRules(refusal =>
        {
            refusal.RuleFor(body => body.Reason).Required().MaxLength(PlanLimits.ReasonLength);
            refusal.RuleFor(body => body.WitnessPractitionerId)
                .Must((body, practitioner) => practitioner is null != body.WitnessRelatedPersonId is null)
                .WithErrorCode("REQUIRED").WithMessage("One witness: a practitioner or a related person.");
        }).When(command => command.Body.Refusal is not null);
    }
}

internal sealed class SignPlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<SignPlan, PlanResponse>
{
    public async Task<PlanResponse> Handle(SignPlan command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        SigningRules.RequireMaySign(caller, body);
        var hand = await db.GetPlanForChangeAsync(command.PlanId, command.IfMatch, caller, clock, cancellationToken);
        if (body.Refusal is { } refusal)
        {
            var witness = await WitnessAsync(refusal, hand.Plan.PatientId, cancellationToken);
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
        var signedAt = body.SignedAt ?? hand.Act.At;
        if (signedAt > hand.Act.At)
        {
            throw RecoveryPlanErrors.InTheFuture("/signedAt");
        }

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
        SignatureBody body, PatientId patientId, CancellationToken cancellationToken)
    {
        switch (body.Role)
        {
            case SignatureRole.Patient:
                return (new Actor(PatientId: patientId), null);
            case SignatureRole.Guardian:
                await RequireRelatedPersonAsync(body.RelatedPersonId!.Value, patientId, RelatedPersonRole.Guardian, "/relatedPersonId", cancellationToken);
                return (new Actor(RelatedPersonId: body.RelatedPersonId), null);
            case SignatureRole.Witness when body.RelatedPersonId is { } witness:
                await RequireRelatedPersonAsync(witness, patientId, role: null, "/relatedPersonId", cancellationToken);
                return (new Actor(RelatedPersonId: witness), null);
            default:
                var id = caller.RequirePractitioner();
                return (new Actor(id), await db.Practitioners.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken));
        }
    }

    private async Task<Actor> WitnessAsync(SignatureRefusalBody refusal, PatientId patientId, CancellationToken cancellationToken)
    {
        if (refusal.WitnessRelatedPersonId is { } related)
        {
            await RequireRelatedPersonAsync(related, patientId, role: null, "/refusal/witnessRelatedPersonId", cancellationToken);
            return new Actor(RelatedPersonId: related);
        }

        var practitioner = refusal.WitnessPractitionerId!.Value;
        return await db.Practitioners.AnyAsync(p => p.Id == practitioner, cancellationToken)
            ? new Actor(practitioner)
            : throw RecoveryPlanErrors.UnknownReference("/refusal/witnessPractitionerId");
    }

    private async Task RequireRelatedPersonAsync(
        RelatedPersonId id, PatientId patientId, RelatedPersonRole? role, string pointer, CancellationToken cancellationToken)
    {
        if (!await db.RelatedPersons.AnyAsync(
            person => person.Id == id && person.PatientId == patientId && person.EnteredInError == null && (role == null || person.Role == role),
            cancellationToken))
        {
            throw RecoveryPlanErrors.UnknownReference(pointer);
        }
    }
}

internal static class SigningRules
{
    /// <summary>Who may sign as what, by the caller's roles (D25, D26).</summary>
    /// <exception cref="DomainException">403 INSUFFICIENT_SCOPE, PRACTITIONER_REQUIRED.</exception>
    public static void RequireMaySign(ICaller caller, SignatureBody body)
    {
        Role[] roles = body.Role switch
        {
            SignatureRole.Author => [Role.Counselor, Role.Supervisor],
            SignatureRole.Supervisor => [Role.Supervisor],
            SignatureRole.Physician => [Role.Physician],
            SignatureRole.Witness or SignatureRole.Guardian => [Role.Counselor, Role.Supervisor, Role.Physician],
            // What staff type for a patient is not the patient's signature.
            SignatureRole.Patient when body.Method is SignatureMethod.ElectronicTyped => [Role.Patient],
            SignatureRole.Patient when body.Refusal is not null => [Role.Counselor, Role.Supervisor, Role.Physician],
            SignatureRole.Patient => [Role.Patient, Role.Counselor, Role.Supervisor, Role.Physician],
        };
        if (!roles.Any(caller.Roles.Contains))
        {
            throw new DomainException(new DomainError(
                "INSUFFICIENT_SCOPE", ErrorKind.Forbidden, $"This client may not sign as {body.Role} in this way."));
        }

        if (!caller.Roles.Contains(Role.Patient))
        {
            caller.RequirePractitioner();
        }
    }
}
