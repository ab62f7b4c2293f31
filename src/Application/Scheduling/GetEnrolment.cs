using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Scheduling;

public sealed record GetEnrolment(TherapyGroupId GroupId, EnrolmentId EnrolmentId) : IQuery<EnrolmentResponse>;

internal sealed class GetEnrolmentHandler(IAppDbContext db, IMapper mapper) : IRequestHandler<GetEnrolment, EnrolmentResponse>
{
    public async Task<EnrolmentResponse> Handle(GetEnrolment query, CancellationToken cancellationToken) =>
        mapper.Map<EnrolmentResponse>(await db.Enrolments.AsNoTracking().GetAsync(
            e => e.GroupId == query.GroupId && e.Id == query.EnrolmentId, cancellationToken));
}
