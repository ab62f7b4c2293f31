using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Newest first, as far as the caller may see the patients: a patient sees no other member.</summary>
public sealed record ListEnrolments(TherapyGroupId GroupId, PageRequest Page, EnrolmentStatus? Status) : IQuery<Page<EnrolmentResponse>>;

internal sealed class ListEnrolmentsHandler(IAppDbContext db, ICursors cursors, IMapper mapper)
    : IRequestHandler<ListEnrolments, Page<EnrolmentResponse>>
{
    public async Task<Page<EnrolmentResponse>> Handle(ListEnrolments query, CancellationToken cancellationToken)
    {
        await db.TherapyGroups.AsNoTracking().GetAsync(g => g.Id == query.GroupId, cancellationToken);
        var enrolments = db.Enrolments.AsNoTracking().Where(e => e.GroupId == query.GroupId);
        if (query.Status is { } status)
        {
            enrolments = enrolments.Where(e => e.Status == status);
        }

        return await enrolments.ToPageAsync(
            e => e.Id,
            query.Page,
            $"groups/{query.GroupId}/enrolments/{query.Status}",
            cursors,
            mapper.Map<EnrolmentResponse>,
            cancellationToken);
    }
}
