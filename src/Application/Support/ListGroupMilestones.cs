using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Scheduling;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <summary>What members of a group chose to show it, awarded last first; for those in the group, and for who treats.</summary>
public sealed record ListGroupMilestones(TherapyGroupId GroupId, PageRequest Page) : IQuery<Page<GroupMilestoneResponse>>;

/// <param name="DisplayName">As the member wants to be called here.</param>
public sealed record GroupMilestoneResponse(string DisplayName, int Days, DateOnly ReachedOn);

internal sealed class ListGroupMilestonesHandler(IAppDbContext db, ICaller caller, IDisclosureTrail trail, ICursors cursors)
    : IRequestHandler<ListGroupMilestones, Page<GroupMilestoneResponse>>
{
    public async Task<Page<GroupMilestoneResponse>> Handle(ListGroupMilestones query, CancellationToken cancellationToken)
    {
        await db.TherapyGroups.AsNoTracking().GetAsync(group => group.Id == query.GroupId, cancellationToken);
        var seated = db.Enrolments.Standing().Where(enrolment => enrolment.GroupId == query.GroupId && enrolment.Seat != null);
        if (!caller.IsWorkforce() && !await seated.AnyAsync(enrolment => enrolment.PatientId == caller.PatientId, cancellationToken))
        {
            throw CommonErrors.NotFound();
        }

        // Members see of each other what each of them chose to show, and that alone.
        var page = await db.Milestones.IgnoreQueryFilters(["disclosure"])
            .Where(milestone => milestone.Status == MilestoneStatus.Awarded)
            .Where(milestone => seated.Any(enrolment => enrolment.EpisodeId == milestone.EpisodeId))
            .Where(milestone => db.MilestoneSharings.Any(sharing => sharing.Id == milestone.EpisodeId && sharing.IsShared))
            .ToPageAsync(
                milestone => milestone.Id,
                query.Page,
                $"groups/{query.GroupId}/milestones",
                cursors,
                milestone => new Shared(
                    milestone.Id,
                    milestone.PatientId,
                    db.MilestoneSharings.First(sharing => sharing.Id == milestone.EpisodeId).DisplayName!,
                    milestone.Days,
                    milestone.ReachedOn),
                shared => shared.Id,
                cancellationToken);
        foreach (var shared in page.Items)
        {
            trail.Disclosed(shared.PatientId);
        }

        return new Page<GroupMilestoneResponse>(
            [.. page.Items.Select(shared => new GroupMilestoneResponse(shared.DisplayName, shared.Days, shared.ReachedOn))], page.Next);
    }

    private sealed record Shared(MilestoneId Id, PatientId PatientId, string DisplayName, int Days, DateOnly ReachedOn);
}
