using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.RecoveryPlans;

public sealed record GetPlanTemplate(PlanTemplateId TemplateId) : IQuery<PlanTemplateResponse>;

internal sealed class GetPlanTemplateHandler(IAppDbContext db) : IRequestHandler<GetPlanTemplate, PlanTemplateResponse>
{
    public async Task<PlanTemplateResponse> Handle(GetPlanTemplate query, CancellationToken cancellationToken) =>
        PlanTemplateResponse.Of(await db.PlanTemplates.AsNoTracking().GetAsync(template => template.Id == query.TemplateId, cancellationToken));
}
