using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Writes down what a payer is to be asked for.</summary>
public sealed record DraftAuthorization(EpisodeId EpisodeId, AuthorizationBody Body) : ICommand<AuthorizationResponse>;

internal sealed class DraftAuthorizationValidator : AbstractValidator<DraftAuthorization>
{
    public DraftAuthorizationValidator() => RuleFor(command => command.Body).SetValidator(new AuthorizationBodyValidator());
}

internal sealed class DraftAuthorizationHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<DraftAuthorization, AuthorizationResponse>
{
    public async Task<AuthorizationResponse> Handle(DraftAuthorization command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        var episode = await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == command.EpisodeId, cancellationToken);
        var coverage = await db.Coverages.AsNoTracking().FirstOrDefaultAsync(coverage => coverage.Id == body.CoverageId, cancellationToken)
            ?? throw CommonErrors.UnknownReference("/coverageId");
        var previous = body.PreviousId is { } id
            ? await db.Authorizations.AsNoTracking().FirstOrDefaultAsync(authorization => authorization.Id == id, cancellationToken)
                ?? throw CommonErrors.UnknownReference("/previousId")
            : null;
        var now = clock.GetUtcNow();
        var authorization = PayerAuthorization.Draft(
            TypedId.New<AuthorizationId>(now),
            episode,
            coverage,
            previous,
            body.ToRequest(),
            body.Identifiers ?? [],
            await db.ProgramOfAsync(episode.Id, cancellationToken),
            caller.PractitionerId,
            now);
        await db.RequireFreeAsync<PayerAuthorization>(authorization.Id.Value, authorization.Identifiers, cancellationToken);
        db.Authorizations.Add(authorization);
        await db.SaveChangesAsync(cancellationToken);
        return AuthorizationResponse.Of(authorization);
    }
}
