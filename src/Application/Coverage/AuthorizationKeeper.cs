using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Assessments;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Lets the authorizations of an episode follow its days and its service lines, and says what somebody has to see to (AUT-8 to AUT-11).</summary>
internal sealed class AuthorizationKeeper(IAppDbContext db, TimeProvider clock)
{
    private static readonly WorkItemKind[] Kinds =
        [WorkItemKind.AuthorizationRenewalDue, WorkItemKind.AuthorizationExpired, WorkItemKind.AuthorizationOverUse];

    /// <summary>Again, it changes nothing. The caller saves.</summary>
    public async Task KeepAsync(EpisodeId episodeId, CancellationToken cancellationToken)
    {
        var all = await TrackedAsync(episodeId, cancellationToken);
        if (all.All(authorization => authorization.Grant is null))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var episode = await db.Episodes.GetAsync(episode => episode.Id == episodeId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == episode.ProgramId, cancellationToken);
        var today = program.DateOf(now);
        var allocation = AuthorizationAllocation.Of(all, await StandingLinesAsync(episodeId, cancellationToken));
        var used = allocation.Uses.ToDictionary(use => use.Authorization.Id, use => use.Used);
        foreach (var authorization in all)
        {
            authorization.Follow(used.GetValueOrDefault(authorization.Id), today, now);
        }

        await AlertAsync(all, episode, program, now, cancellationToken);
    }

    /// <summary>All of the episode, with what this very transaction makes of them.</summary>
    public async Task<IReadOnlyList<PayerAuthorization>> TrackedAsync(EpisodeId episodeId, CancellationToken cancellationToken)
    {
        await db.Authorizations.Where(authorization => authorization.EpisodeId == episodeId).LoadAsync(cancellationToken);
        return [.. db.Authorizations.Local.Where(authorization => authorization.EpisodeId == episodeId).OrderBy(authorization => authorization.Id)];
    }

    private async Task<IEnumerable<BilledLine>> StandingLinesAsync(EpisodeId episodeId, CancellationToken cancellationToken)
    {
        var billing = db.EpisodeBillings.Local.FirstOrDefault(billing => billing.EpisodeId == episodeId)
            ?? await db.EpisodeBillings.AsNoTracking().FirstOrDefaultAsync(billing => billing.EpisodeId == episodeId, cancellationToken);
        return billing?.Lines.Where(line => line.VoidedAt is null) ?? [];
    }

    private async Task AlertAsync(
        IReadOnlyList<PayerAuthorization> all, Episode episode, Program program, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = program.DateOf(now);
        var policy = program.PoliciesOn(today).Authorizations;
        var ids = all.Select(authorization => (Guid?)authorization.Id.Value).ToList();
        await db.WorkItems
            .Where(item => ids.Contains(item.SubjectId) && Kinds.Contains(item.Kind) && item.Status != WorkItemStatus.Resolved)
            .LoadAsync(cancellationToken);

        // One transaction may look more than once: what it raised or resolved itself counts.
        var open = db.WorkItems.Local
            .Where(item => ids.Contains(item.SubjectId) && Kinds.Contains(item.Kind) && item.Status != WorkItemStatus.Resolved)
            .ToList();
        List<(PayerAuthorization Authorization, WorkItemKind Kind)> missing = [];
        foreach (var authorization in all)
        {
            foreach (var kind in Kinds)
            {
                var raised = open.Find(item => item.SubjectId == authorization.Id.Value && item.Kind == kind);
                if (IsWanted(kind, authorization) && raised is null)
                {
                    missing.Add((authorization, kind));
                }
                else if (!IsWanted(kind, authorization))
                {
                    raised?.Settle(WorkItemOutcome.NoLongerNeeded, "The authorization, or what was done, is another now.", now);
                }
            }
        }

        if (missing.Count == 0)
        {
            return;
        }

        var owner = await db.OwnerOfAsync(episode.Id, cancellationToken);
        var dueAt = program.Calendar.EndOf(program.Calendar.AddBusinessDays(today, policy.ResponseBusinessDays));
        var causes = missing.Select(work => new WorkItemCause(
            work.Kind, episode.PatientId, episode.Id, owner.PlanId, owner.CounselorId, dueAt, KeyOf(work.Kind, work.Authorization, today), work.Authorization.Id.Value));
        await db.RaiseOnceAsync(episode.OrganizationId, [.. causes], now, cancellationToken);

        bool IsWanted(WorkItemKind kind, PayerAuthorization authorization) => authorization.EnteredInError is null && kind switch
        {
            WorkItemKind.AuthorizationRenewalDue => episode.IsInCare && authorization.IsRenewalDue(today, policy) && !Continued(authorization, asked: true),
            WorkItemKind.AuthorizationExpired => episode.IsInCare && authorization.IsOver(today) && IsAtLevelOf(authorization)
                && !Continued(authorization, asked: false) && !IsCovered(authorization),
            _ => authorization.Remaining < 0,
        };

        bool Continued(PayerAuthorization authorization, bool asked) => all.Any(other =>
            other.Request.PreviousId == authorization.Id && other.EnteredInError is null
            && (asked ? other.Status is not AuthorizationStatus.Draft : other.Grant is not null));

        bool IsCovered(PayerAuthorization authorization) => all.Any(other =>
            other.Period is { } period && period.From <= today && today <= period.To
            && period.ServiceCodes.Intersect(authorization.Request.ServiceCodes).Any());

        bool IsAtLevelOf(PayerAuthorization authorization) =>
            episode.CurrentLevelOfCare is { } level && LevelsOfCare.RankOf(level) == LevelsOfCare.RankOf(authorization.Request.LevelOfCare);
    }

    /// <summary>What is overdrawn may be so again after a correction; the rest comes once.</summary>
    private static string KeyOf(WorkItemKind kind, PayerAuthorization authorization, DateOnly today) => kind == WorkItemKind.AuthorizationOverUse
        ? string.Create(CultureInfo.InvariantCulture, $"{kind}/{authorization.Id}/{today:O}")
        : $"{kind}/{authorization.Id}";
}
