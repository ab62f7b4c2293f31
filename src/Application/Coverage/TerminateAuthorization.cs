using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Ends what was granted before its period is over.</summary>
public sealed record TerminateAuthorization(AuthorizationId AuthorizationId, IfMatch IfMatch, TerminateAuthorizationBody Body)
    : ICommand<AuthorizationResponse>;

/// <param name="ClosedFrom">First day on which it takes no services.</param>
/// <param name="Reason">Why it ends.</param>
public sealed record TerminateAuthorizationBody(DateOnly ClosedFrom, string Reason);

internal sealed class TerminateAuthorizationValidator : AbstractValidator<TerminateAuthorization>
{
    public TerminateAuthorizationValidator() => RuleFor(command => command.Body.Reason).Required().MaxLength(Limits.Reason);
}

internal sealed class TerminateAuthorizationHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<TerminateAuthorization, AuthorizationResponse>
{
    public async Task<AuthorizationResponse> Handle(TerminateAuthorization command, CancellationToken cancellationToken)
    {
        var (authorization, program) = await db.GetAuthorizationForChangeAsync(command.AuthorizationId, command.IfMatch, cancellationToken);
        authorization.Terminate(command.Body.ClosedFrom, command.Body.Reason, program, caller.PractitionerId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return AuthorizationResponse.Of(authorization);
    }
}
