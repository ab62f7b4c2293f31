using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

/// <summary>With it what was logged of its decisions.</summary>
public sealed record EnterAuthorizationInError(AuthorizationId AuthorizationId, IfMatch IfMatch, EnterInErrorBody Body)
    : ICommand<AuthorizationResponse>;

internal sealed class EnterAuthorizationInErrorValidator : AbstractValidator<EnterAuthorizationInError>
{
    public EnterAuthorizationInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterAuthorizationInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterAuthorizationInError, AuthorizationResponse>
{
    public async Task<AuthorizationResponse> Handle(EnterAuthorizationInError command, CancellationToken cancellationToken)
    {
        var authorization = await db.Authorizations.GetForChangeAsync(
            authorization => authorization.Id == command.AuthorizationId, command.IfMatch, cancellationToken);
        var mark = caller.Mark(command.Body, clock);
        authorization.EnterInError(mark);
        var logged = await db.ParityLog.Where(entry => entry.AuthorizationId == authorization.Id).ToListAsync(cancellationToken);
        logged.ForEach(entry => entry.EnterInError(mark));
        await db.SaveChangesAsync(cancellationToken);
        return AuthorizationResponse.Of(authorization);
    }
}
