using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>The organization's templates, newest first.</summary>
/// <param name="Code">Only the versions of this template.</param>
public sealed record ListPlanTemplates(string? Code, PageRequest Page) : IQuery<Page<PlanTemplateSummary>>;

public sealed record PlanTemplateSummary(
    PlanTemplateId Id, string Code, int TemplateVersion, string Title, string Summary, TemplateAudience Audience, DateTimeOffset CreatedAt);

internal sealed class ListPlanTemplatesHandler(IAppDbContext db, ICursors cursors)
    : IRequestHandler<ListPlanTemplates, Page<PlanTemplateSummary>>
{
    public Task<Page<PlanTemplateSummary>> Handle(ListPlanTemplates query, CancellationToken cancellationToken) =>
        db.PlanTemplates.AsNoTracking()
            .Where(template => query.Code == null || template.Code == query.Code)
            .ToPageAsync(
                template => template.Id,
                query.Page,
                $"plan-templates?{query.Code}",
                cursors,
                template => new PlanTemplateSummary(
                    template.Id,
                    template.Code,
                    template.TemplateVersion,
                    template.Definition.Title,
                    template.Definition.Summary,
                    template.Definition.Audience,
                    template.CreatedAt),
                cancellationToken);
}
