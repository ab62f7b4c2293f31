using MediatR;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Api.Security;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.RecoveryPlans;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Api.RecoveryPlans;

internal static class PlanTemplateEndpoints
{
    public static void MapPlanTemplates(this IEndpointRouteBuilder api)
    {
        var templates = api.MapGroup("/plan-templates").WithTags("Plan templates");

        templates.MapGet("/", List)
            .Operation("listPlanTemplates", "List plan templates, newest first")
            .RequireAccess(Scopes.PlansRead, RoleSets.NotPatients);

        templates.MapPost("/", Publish)
            .Operation("publishPlanTemplate", "Publish a plan template; under a known code, its next version")
            .RequireAccess(Scopes.PlansWrite, Role.Supervisor, Role.Administrator)
            .Refuses(StatusCodes.Status409Conflict, "CONFLICT")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "TEMPLATE_INVALID");

        templates.MapGet("/{templateId}", Get)
            .Operation("getPlanTemplate", "Read one version of a plan template")
            .RequireAccess(Scopes.PlansRead, RoleSets.NotPatients);

        templates.MapPost("/{templateId}/preview", Preview)
            .Operation("previewPlanTemplate", "Apply a template to an episode without writing")
            .RequireAccess(Scopes.PlansRead, Role.Counselor, Role.Supervisor)
            .IsDryRun()
            .Refuses(StatusCodes.Status400BadRequest, "OUT_OF_RANGE")
            .Refuses(StatusCodes.Status403Forbidden, "PRACTITIONER_REQUIRED")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "UNKNOWN_REFERENCE");
    }

    private static async Task<PageAnswer<PlanTemplateSummary>> List(
        string? code, [AsParameters] PageQuery page, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Page(await mediator.Send(new ListPlanTemplates(code, page), cancellationToken));

    private static async Task<CreatedAnswer<PlanTemplateResponse>> Publish(
        PlanTemplateDefinition body, IMediator mediator, CancellationToken cancellationToken)
    {
        var template = await mediator.Send(new PublishPlanTemplate(body), cancellationToken);
        return Answer.Created($"/plan-templates/{template.Id}", template);
    }

    private static async Task<OkAnswer<PlanTemplateResponse>> Get(
        Guid templateId, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new GetPlanTemplate(new PlanTemplateId(templateId)), cancellationToken));

    private static async Task<OkAnswer<PlanContent>> Preview(
        Guid templateId, PreviewPlanTemplateBody body, IMediator mediator, CancellationToken cancellationToken) =>
        Answer.Ok(await mediator.Send(new PreviewPlanTemplate(new PlanTemplateId(templateId), body), cancellationToken));
}
