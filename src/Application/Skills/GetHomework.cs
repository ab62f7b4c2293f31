using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Skills;

public sealed record GetHomework(HomeworkId HomeworkId) : IQuery<HomeworkResponse>;

internal sealed class GetHomeworkHandler(IAppDbContext db) : IRequestHandler<GetHomework, HomeworkResponse>
{
    public async Task<HomeworkResponse> Handle(GetHomework query, CancellationToken cancellationToken) =>
        HomeworkResponse.Of(await db.Homework.AsNoTracking().GetAsync(homework => homework.Id == query.HomeworkId, cancellationToken));
}
