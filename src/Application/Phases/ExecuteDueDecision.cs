using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Phases;

namespace TreatmentPlans.Application.Phases;

/// <summary>Decisions whose date may have come somewhere on earth.</summary>
internal sealed record FindDueDecisions : IQuery<IReadOnlyList<LevelOfCareDecisionId>>;

internal sealed class FindDueDecisionsHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<FindDueDecisions, IReadOnlyList<LevelOfCareDecisionId>>
{
    public async Task<IReadOnlyList<LevelOfCareDecisionId>> Handle(FindDueDecisions query, CancellationToken cancellationToken)
    {
        var tomorrow = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        return await db.LevelOfCareDecisions
            .Where(decision => decision.Status == LevelOfCareDecisionStatus.Scheduled && decision.EffectiveOn <= tomorrow)
            .OrderBy(decision => decision.EffectiveOn)
            .Select(decision => decision.Id)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Executes one decision where its date has come in the programme; again, or too early, it changes nothing.</summary>
internal sealed record ExecuteDueDecision(LevelOfCareDecisionId DecisionId) : ICommand<Unit>;

internal sealed class ExecuteDueDecisionHandler(IAppDbContext db, DecisionExecution execution, TimeProvider clock)
    : IRequestHandler<ExecuteDueDecision, Unit>
{
    public async Task<Unit> Handle(ExecuteDueDecision command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var decision = await db.LevelOfCareDecisions.GetAsync(decision => decision.Id == command.DecisionId, cancellationToken);
        var episode = await db.Episodes.GetAsync(episode => episode.Id == decision.EpisodeId, cancellationToken);
        var program = await db.Programs.GetAsync(program => program.Id == episode.ProgramId, cancellationToken);
        if (decision.Status != LevelOfCareDecisionStatus.Scheduled || decision.EffectiveOn > program.DateOf(now))
        {
            return Unit.Value;
        }

        if (episode.IsInCare)
        {
            var path = await db.GetPathAsync(episode.Id, cancellationToken);
            await execution.ExecuteAsync(decision, episode, program, path, cancellationToken);
        }
        else
        {
            decision.LapseByEndOfCare(now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
