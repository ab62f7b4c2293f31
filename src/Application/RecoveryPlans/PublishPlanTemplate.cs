using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>Publishes a template; under a code that exists already, its next version.</summary>
public sealed record PublishPlanTemplate(PlanTemplateDefinition Body) : ICommand<PlanTemplateResponse>;

internal sealed partial class PublishPlanTemplateValidator : AbstractValidator<PublishPlanTemplate>
{
    private const int MaximumCodeLength = 60;
    private const int MaximumDays = 730;

    public PublishPlanTemplateValidator()
    {
        // The last rule makes a plan of it, for which the days must be in range.
        ClassLevelCascadeMode = CascadeMode.Stop;
        RuleFor(command => command.Body.Code).Required().MaxLength(MaximumCodeLength).Format(Code(), "lower-case words joined by hyphens");
        RuleFor(command => command.Body.Title).Required().MaxLength(PlanLimits.TitleLength);
        RuleFor(command => command.Body.Summary).Required().MaxLength(PlanLimits.TextLength);
        RuleFor(command => command.Body.Licence).Required().MaxLength(PlanLimits.TitleLength);
        RuleFor(command => command.Body.LevelOfCare).SetValidator(new LevelOfCareValidator());
        RuleFor(command => command.Body.Phases).MaxCount(PlanLimits.ItemCount);
        RuleForEach(command => command.Body.Phases).ChildRules(phase =>
        {
            phase.RuleFor(item => item.StartDay).Within(0, MaximumDays);
            phase.RuleFor(item => item.EndDay).Within(0, MaximumDays);
        });
        RuleForEach(command => command.Body.Problems).ChildRules(problem => problem.RuleForEach(item => item.Goals).ChildRules(goal =>
            goal.RuleForEach(item => item.Objectives).ChildRules(objective =>
            {
                objective.RuleFor(item => item.TargetDay).Within(0, MaximumDays);
                objective.RuleForEach(item => item.Interventions).ChildRules(intervention =>
                {
                    intervention.RuleFor(item => item.StartDay).Within(0, MaximumDays);
                    intervention.RuleFor(item => item.EndDay).Within(0, MaximumDays);
                });
            })));
        // Lengths, counts and ranges are those of the plans that are made from it.
        RuleFor(command => command.Body).Custom((body, context) =>
            new PlanContentValidator().Validate(body.AsContent()).Errors.ForEach(failure =>
            {
                failure.PropertyName = $"{nameof(PublishPlanTemplate.Body)}.{failure.PropertyName}";
                context.AddFailure(failure);
            }));
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Code();
}

internal sealed class PublishPlanTemplateHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<PublishPlanTemplate, PlanTemplateResponse>
{
    public async Task<PlanTemplateResponse> Handle(PublishPlanTemplate command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var latest = await db.PlanTemplates.Where(template => template.Code == command.Body.Code)
            .MaxAsync(template => (int?)template.TemplateVersion, cancellationToken);
        var template = PlanTemplate.Publish(
            TypedId.New<PlanTemplateId>(now),
            caller.OrganizationId,
            (latest ?? 0) + 1,
            command.Body,
            DateOnly.FromDateTime(now.UtcDateTime));
        db.PlanTemplates.Add(template);
        await db.SaveChangesAsync(cancellationToken);
        return PlanTemplateResponse.Of(template);
    }
}
