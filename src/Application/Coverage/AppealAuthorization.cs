using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Asks the payer to think again.</summary>
public sealed record AppealAuthorization(AuthorizationId AuthorizationId, IfMatch IfMatch, AppealAuthorizationBody Body)
    : ICommand<AuthorizationResponse>;

/// <param name="Reason">Why the payer should decide otherwise.</param>
public sealed record AppealAuthorizationBody(string Reason);

internal sealed class AppealAuthorizationValidator : AbstractValidator<AppealAuthorization>
{
    public AppealAuthorizationValidator() => RuleFor(command => command.Body.Reason).Required().MaxLength(Limits.Reason);
}

internal sealed class AppealAuthorizationHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<AppealAuthorization, AuthorizationResponse>
{
    public async Task<AuthorizationResponse> Handle(AppealAuthorization command, CancellationToken cancellationToken)
    {
        var (authorization, program) = await db.GetAuthorizationForChangeAsync(command.AuthorizationId, command.IfMatch, cancellationToken);
        authorization.Appeal(command.Body.Reason, program, caller.PractitionerId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return AuthorizationResponse.Of(authorization);
    }
}
