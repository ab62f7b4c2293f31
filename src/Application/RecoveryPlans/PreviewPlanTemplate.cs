using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>
/// What a plan of this episode would start from; writes nothing. Diagnoses and the latest ratings of the episode are filled in,
/// and the answer can be sent as the content of a new plan.
/// </summary>
public sealed record PreviewPlanTemplate(PlanTemplateId TemplateId, PreviewPlanTemplateBody Body) : IQuery<PlanContent>;

/// <param name="EffectiveFrom">Today unless given.</param>
/// <param name="ResponsiblePractitionerId">Takes the interventions; the caller unless given.</param>
public sealed record PreviewPlanTemplateBody(
    EpisodeId EpisodeId, DateOnly? EffectiveFrom = null, PractitionerId? ResponsiblePractitionerId = null);

internal sealed class PreviewPlanTemplateValidator : AbstractValidator<PreviewPlanTemplate>
{
    public PreviewPlanTemplateValidator() =>
        RuleFor(query => query.Body.EffectiveFrom).Within(PlanLimits.EarliestStart, PlanLimits.LatestStart);
}

internal sealed class PreviewPlanTemplateHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<PreviewPlanTemplate, PlanContent>
{
    public async Task<PlanContent> Handle(PreviewPlanTemplate query, CancellationToken cancellationToken)
    {
        var template = await db.PlanTemplates.AsNoTracking().GetAsync(template => template.Id == query.TemplateId, cancellationToken);
        var episode = await db.Episodes.AsNoTracking().FirstOrDefaultAsync(episode => episode.Id == query.Body.EpisodeId, cancellationToken)
            ?? throw RecoveryPlanErrors.UnknownReference("/episodeId");
        var program = await db.Programs.AsNoTracking().GetAsync(program => program.Id == episode.ProgramId, cancellationToken);
        var today = program.DateOf(clock.GetUtcNow());
        var content = template.Definition.Apply(
            query.Body.EffectiveFrom ?? today,
            query.Body.ResponsiblePractitionerId ?? caller.RequirePractitioner(),
            program.PoliciesOn(today).ReviewCadence);
        return content.ForEpisode(episode);
    }
}
