using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="On">Today in the programme's zone unless given.</param>
public sealed record GetGroupTopic(TherapyGroupId GroupId, DateOnly? On) : IQuery<GroupTopicResponse>;

/// <summary>What the group works on in the week of a day.</summary>
/// <param name="Curriculum">Absent where the group has none.</param>
/// <param name="Topic">Absent where the group does not meet then, or a closed group is through with its curriculum.</param>
public sealed record GroupTopicResponse(DateOnly On, CurriculumVersion? Curriculum, CurriculumTopic? Topic);

internal sealed class GetGroupTopicHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetGroupTopic, GroupTopicResponse>
{
    public async Task<GroupTopicResponse> Handle(GetGroupTopic query, CancellationToken cancellationToken)
    {
        var group = await db.TherapyGroups.AsNoTracking().GetAsync(g => g.Id == query.GroupId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(p => p.Id == group.ProgramId, cancellationToken);
        var on = query.On ?? program.DateOf(clock.GetUtcNow());
        return new GroupTopicResponse(on, group.Curriculum, group.TopicOn(on));
    }
}
