using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <summary>Writes the draft as a whole, or begins the next one beside the version in force.</summary>
public sealed record WriteRelapsePreventionPlan(EpisodeId EpisodeId, RelapsePreventionContent Body, IfMatch IfMatch)
    : ICommand<RelapsePreventionPlanResponse>;

internal sealed class WriteRelapsePreventionPlanValidator : AbstractValidator<WriteRelapsePreventionPlan>
{
    public WriteRelapsePreventionPlanValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.WarningSigns).MaxCount(Limits.Items);
        body.RuleForEach(b => b.WarningSigns).Required().MaxLength(Limits.Reason);
        body.RuleFor(b => b.HighRiskSituations).MaxCount(Limits.Items);
        body.RuleForEach(b => b.HighRiskSituations).ChildRules(situation =>
        {
            situation.RuleFor(s => s.Description).Required().MaxLength(Limits.Reason);
            situation.RuleFor(s => s.AvoidPlan).MaxLength(Limits.Reason);
            situation.RuleFor(s => s.CopePlan).MaxLength(Limits.Reason);
        });
        body.RuleFor(b => b.CopingSkills).MaxCount(Limits.Items);
        body.RuleForEach(b => b.CopingSkills).Required().MaxLength(Limits.Code);
        body.RuleFor(b => b.EmergencyContacts).MaxCount(Limits.Items);
        body.RuleForEach(b => b.EmergencyContacts).ChildRules(contact =>
        {
            contact.RuleFor(c => c.Name).Required().MaxLength(Limits.Name);
            contact.RuleFor(c => c.Phone).Required().MaxLength(Limits.Contact);
        });
        body.RuleFor(b => b.SupportNetwork).MaxCount(Limits.Items);
        body.RuleForEach(b => b.SupportNetwork).Required().MaxLength(Limits.Reason);
        body.RuleFor(b => b.Meetings).MaxCount(Limits.Items);
        body.RuleForEach(b => b.Meetings).Required().MaxLength(Limits.Reason);
        body.RuleFor(b => b.Medications).MaxCount(Limits.Items);
        body.RuleForEach(b => b.Medications).Required().MaxLength(Limits.Reason);
        body.RuleFor(b => b.LapseSteps).MaxCount(Limits.Items);
        body.RuleForEach(b => b.LapseSteps).Required().MaxLength(Limits.Reason);
        body.RuleFor(b => b.ReasonsForRecovery).MaxCount(Limits.Items);
        body.RuleForEach(b => b.ReasonsForRecovery).Required().MaxLength(Limits.Reason);
        body.RuleFor(b => b.LifestyleBalance).MaxCount(Limits.Items);
        body.RuleForEach(b => b.LifestyleBalance).Required().MaxLength(Limits.Reason);
        body.RuleFor(b => b.CrisisLines).MaxCount(Limits.Items);
        body.RuleForEach(b => b.CrisisLines).ChildRules(line =>
        {
            line.RuleFor(l => l.Name).Required().MaxLength(Limits.Name);
            line.RuleFor(l => l.Phone).Required().MaxLength(Limits.Contact);
        });
    });
}

internal sealed class WriteRelapsePreventionPlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<WriteRelapsePreventionPlan, RelapsePreventionPlanResponse>
{
    public async Task<RelapsePreventionPlanResponse> Handle(WriteRelapsePreventionPlan command, CancellationToken cancellationToken)
    {
        var care = await db.GetTransitionCareAsync(command.EpisodeId, caller, clock, cancellationToken);
        var plan = await db.RelapsePreventionPlans.FirstOrDefaultAsync(plan => plan.EpisodeId == command.EpisodeId, cancellationToken);
        command.IfMatch.Check(plan?.Version ?? 0);
        if (plan is null)
        {
            plan = RelapsePreventionPlan.Begin(TypedId.New<RelapsePreventionPlanId>(care.Act.At), command.Body, care.Episode, care.Act);
            db.RelapsePreventionPlans.Add(plan);
        }
        else
        {
            plan.Write(command.Body, care.Episode, care.Act);
        }

        await db.SaveChangesAsync(cancellationToken);
        return RelapsePreventionPlanResponse.Of(care.Episode.Id, plan);
    }
}
