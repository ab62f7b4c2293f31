using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

public sealed record EnterCertificationInError(CertificationId CertificationId, IfMatch IfMatch, EnterInErrorBody Body)
    : ICommand<CertificationResponse>;

internal sealed class EnterCertificationInErrorValidator : AbstractValidator<EnterCertificationInError>
{
    public EnterCertificationInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterCertificationInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterCertificationInError, CertificationResponse>
{
    public async Task<CertificationResponse> Handle(EnterCertificationInError command, CancellationToken cancellationToken)
    {
        var certification = await db.Certifications.GetForChangeAsync(
            certification => certification.Id == command.CertificationId, command.IfMatch, cancellationToken);
        certification.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return CertificationResponse.Of(certification);
    }
}
