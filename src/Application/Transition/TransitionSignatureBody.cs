using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <param name="Role">
/// A counselor signs in person: the caller is the signer. Patients sign with a client of their own; staff may take down what was drawn,
/// signed on paper or said before them.
/// </param>
/// <param name="SignedAt">Paper only: when it was signed. Else now.</param>
public sealed record TransitionSignatureBody(TransitionSigner Role, SignatureMethod Method, DateTimeOffset? SignedAt = null);

internal sealed class TransitionSignatureBodyValidator : AbstractValidator<TransitionSignatureBody>
{
    public TransitionSignatureBodyValidator() => RuleFor(body => body.SignedAt)
        .Null().WithErrorCode("INVALID_FORMAT").WithMessage("Only paper was signed at another time than now.")
        .When(body => body.Method is not SignatureMethod.PaperScan);
}

internal static class TransitionSignatures
{
    /// <exception cref="DomainException">403 INSUFFICIENT_SCOPE, PRACTITIONER_REQUIRED.</exception>
    public static void RequireMaySign(this ICaller caller, TransitionSignatureBody body)
    {
        Role[] clinicians = [Role.Counselor, Role.Supervisor, Role.Physician];
        Role[] roles = body.Role switch
        {
            TransitionSigner.Counselor => clinicians,
            // What staff type for a patient is not the patient's signature.
            TransitionSigner.Patient when body.Method is SignatureMethod.ElectronicTyped => [Role.Patient],
            TransitionSigner.Patient => [Role.Patient, .. clinicians],
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

    /// <exception cref="DomainException">422 DATE_IN_FUTURE.</exception>
    public static async Task<(TransitionSigning Signing, Practitioner? Practitioner)> SigningAsync(
        this IAppDbContext db, TransitionSignatureBody body, TransitionCare care, ICaller caller, CancellationToken cancellationToken)
    {
        var signedAt = body.SignedAt ?? care.Act.At;
        if (signedAt > care.Act.At)
        {
            throw RecoveryPlanErrors.InTheFuture("/signedAt");
        }

        var (signer, practitioner) = body.Role switch
        {
            TransitionSigner.Patient => (new Actor(PatientId: care.Episode.PatientId), null),
            TransitionSigner.Counselor => (
                new Actor(caller.RequirePractitioner()),
                await db.Practitioners.AsNoTracking().FirstOrDefaultAsync(p => p.Id == caller.PractitionerId, cancellationToken)),
        };
        var signing = new TransitionSigning(
            TypedId.New<SignatureId>(care.Act.At),
            body.Role,
            signer,
            body.Method,
            signedAt,
            care.Program.DateOf(signedAt),
            signer.PractitionerId == caller.PractitionerId ? null : caller.PractitionerId);
        return (signing, practitioner);
    }
}
