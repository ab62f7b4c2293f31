using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>One version of a template. It never changes.</summary>
/// <param name="Version">Of the resource; the ETag.</param>
public sealed record PlanTemplateResponse(
    PlanTemplateId Id, int Version, string Code, int TemplateVersion, PlanTemplateDefinition Definition, DateTimeOffset CreatedAt) : IResource
{
    public static PlanTemplateResponse Of(PlanTemplate template) => new(
        template.Id, template.Version, template.Code, template.TemplateVersion, template.Definition, template.CreatedAt);
}
