using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Assessments;

public sealed record GetAssessment(AssessmentId AssessmentId) : IQuery<AssessmentResponse>;

internal sealed class GetAssessmentHandler(IAppDbContext db) : IRequestHandler<GetAssessment, AssessmentResponse>
{
    public async Task<AssessmentResponse> Handle(GetAssessment query, CancellationToken cancellationToken) => AssessmentResponse.Of(
        await db.Assessments.AsNoTracking().GetAsync(assessment => assessment.Id == query.AssessmentId, cancellationToken));
}
