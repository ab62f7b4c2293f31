using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record GetGroup(TherapyGroupId GroupId) : IQuery<GroupResponse>;

internal sealed class GetGroupHandler(IAppDbContext db, IMapper mapper) : IRequestHandler<GetGroup, GroupResponse>
{
    public async Task<GroupResponse> Handle(GetGroup query, CancellationToken cancellationToken) =>
        mapper.Map<GroupResponse>(await db.TherapyGroups.AsNoTracking().GetAsync(g => g.Id == query.GroupId, cancellationToken));
}
