using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;

namespace TreatmentPlans.Application.Coverage;

/// <param name="Services">As a whole.</param>
public sealed record EpisodeCostEstimateBody(IReadOnlyList<PlannedService> Services);

public sealed record RecordCostEstimate(EpisodeId EpisodeId, EpisodeCostEstimateBody Body, IfMatch IfMatch) : ICommand<EpisodeCostEstimateResponse>;

internal sealed class RecordCostEstimateValidator : AbstractValidator<RecordCostEstimate>
{
    public RecordCostEstimateValidator()
    {
        RuleFor(command => command.Body.Services).Required().MaxCount(Limits.Items);
        RuleForEach(command => command.Body.Services).SetValidator(new PlannedServiceValidator());
    }
}

internal sealed class RecordCostEstimateHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<RecordCostEstimate, EpisodeCostEstimateResponse>
{
    public async Task<EpisodeCostEstimateResponse> Handle(RecordCostEstimate command, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == command.EpisodeId, cancellationToken);
        var estimate = await db.CostEstimates.FirstOrDefaultAsync(estimate => estimate.Id == command.EpisodeId, cancellationToken);
        command.IfMatch.Check(estimate?.Version ?? 0);
        var currency = await db.Organizations.Select(organization => organization.Currency).SingleAsync(cancellationToken);
        var (services, now) = (command.Body.Services, clock.GetUtcNow());
        if (estimate is null)
        {
            estimate = EpisodeCostEstimate.Of(episode, services, currency, now);
            db.CostEstimates.Add(estimate);
        }
        else
        {
            estimate.Replace(episode, services, currency, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return EpisodeCostEstimateResponse.Of(episode.Id, estimate);
    }
}
