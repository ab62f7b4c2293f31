using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Assessments;

/// <summary>What is due in an episode, and the work items of what is late.</summary>
internal sealed class AssessmentDues(IAppDbContext db, TimeProvider clock)
{
    /// <summary>In the key of a work item that is raised another time.</summary>
    private const char Again = '#';

    /// <param name="changed">An assessment that is about to be saved.</param>
    public async Task<IReadOnlyList<DueAssessment>> ReadAsync(
        Episode episode, Program program, Assessment? changed, CancellationToken cancellationToken)
    {
        var today = program.DateOf(clock.GetUtcNow());
        var stored = await db.Assessments
            .Where(assessment => assessment.EpisodeId == episode.Id && assessment.EnteredInError == null)
            .Select(assessment => new
            {
                assessment.Id,
                Answered = new AnsweredInstrument(assessment.Instrument, assessment.AnsweredOn, assessment.AnsweredAt, assessment.Score),
            })
            .ToListAsync(cancellationToken);
        var answered = stored.Where(assessment => assessment.Id != changed?.Id).Select(assessment => assessment.Answered).ToList();
        if (changed is { EnteredInError: null })
        {
            answered.Add(new AnsweredInstrument(changed.Instrument, changed.AnsweredOn, changed.AnsweredAt, changed.Score));
        }

        var reviewDueOn = await db.RecoveryPlans
            .Where(plan => plan.EpisodeId == episode.Id && plan.NextReviewDueOn != null)
            .OrderByDescending(plan => plan.Id)
            .Select(plan => plan.NextReviewDueOn)
            .FirstOrDefaultAsync(cancellationToken);
        var screenDueAt = await db.WorkItems
            .Open(WorkItemKind.SafetyScreenDue)
            .Where(item => item.EpisodeId == episode.Id)
            .Select(item => (DateTimeOffset?)item.DueAt)
            .MinAsync(cancellationToken);

        // Due by the end of the day, which is the first instant of the next.
        DateOnly? screenDueOn = screenDueAt is { } at ? program.DateOf(at.AddTicks(-1)) : null;
        return AssessmentSchedule.Of(
            program.PoliciesOn(today).Assessments, episode.AdmittedOn, reviewDueOn, screenDueOn, answered, today);
    }

    /// <summary>Resolves the work items of what is not late any more; out of care nothing is. The caller saves.</summary>
    public async Task SettleAsync(EpisodeId episodeId, Assessment? changed, CancellationToken cancellationToken)
    {
        var open = await OpenAsync(episodeId, cancellationToken);
        if (open.Count == 0)
        {
            return;
        }

        var (episode, program) = await FindAsync(episodeId, cancellationToken);
        Settle(open, episode, await LateAsync(episode, program, changed, cancellationToken));
    }

    /// <summary>
    /// As above, and raises one work item for each instrument and date that has passed; one more where an answer had settled it, and turned out to be
    /// none.
    /// </summary>
    public async Task KeepAsync(EpisodeId episodeId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (episode, program) = await FindAsync(episodeId, cancellationToken);
        var late = await LateAsync(episode, program, null, cancellationToken);
        var raised = await db.WorkItems
            .Where(item => item.EpisodeId == episodeId && item.Kind == WorkItemKind.AssessmentOverdue)
            .ToListAsync(cancellationToken);
        Settle(raised, episode, late);
        var told = raised.ToLookup(item => CauseOf(item));
        var untold = late.Where(key => told[key].All(item => item.Resolution is { By: null })).ToList();
        if (untold.Count == 0)
        {
            return;
        }

        var owner = await db.OwnerOfAsync(episodeId, cancellationToken);
        await db.RaiseOnceAsync(
            episode.OrganizationId,
            [
                .. untold.Select(key => new WorkItemCause(
                    WorkItemKind.AssessmentOverdue,
                    episode.PatientId,
                    episodeId,
                    owner.PlanId,
                    owner.CounselorId,
                    program.Calendar.EndOf(program.DateOf(now)),
                    told[key].Count() is var times and > 0 ? $"{key}{Again}{times}" : key)),
            ],
            now,
            cancellationToken);
    }

    private async Task<(Episode Episode, Program Program)> FindAsync(EpisodeId episodeId, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.GetAsync(episode => episode.Id == episodeId, cancellationToken);
        return (episode, await db.Programs.GetAsync(program => program.Id == episode.ProgramId, cancellationToken));
    }

    private Task<List<WorkItem>> OpenAsync(EpisodeId episodeId, CancellationToken cancellationToken) => db.WorkItems
        .Open(WorkItemKind.AssessmentOverdue)
        .Where(item => item.EpisodeId == episodeId)
        .ToListAsync(cancellationToken);

    /// <summary>Keys of what is late. A screener that a self-harm answer calls for has a work item of its own.</summary>
    private async Task<HashSet<string>> LateAsync(Episode episode, Program program, Assessment? changed, CancellationToken cancellationToken) =>
        episode.IsInCare
            ? (await ReadAsync(episode, program, changed, cancellationToken))
                .Where(due => due is { State: DueState.Overdue, Reason: not DueReason.SelfHarmAnswer })
                .Select(due => KeyOf(episode.Id, due))
                .ToHashSet()
            : [];

    /// <summary>What is resolved already stays as it is.</summary>
    private void Settle(List<WorkItem> items, Episode episode, HashSet<string> late)
    {
        foreach (var item in items.Where(item => !late.Contains(CauseOf(item))))
        {
            if (episode.IsInCare)
            {
                item.Settle(WorkItemOutcome.Done, "Answered, or due at another time.", clock.GetUtcNow());
            }
            else
            {
                item.Settle(WorkItemOutcome.NoLongerNeeded, "The episode has ended.", clock.GetUtcNow());
            }
        }
    }

    private static string CauseOf(WorkItem item) => item.DedupKey.Split(Again)[0];

    private static string KeyOf(EpisodeId episodeId, DueAssessment due) =>
        string.Create(CultureInfo.InvariantCulture, $"{WorkItemKind.AssessmentOverdue}/{episodeId}/{due.Instrument}/{due.DueOn:yyyy-MM-dd}");
}
