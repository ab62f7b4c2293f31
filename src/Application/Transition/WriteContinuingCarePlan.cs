using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <summary>Writes the draft as a whole, or begins the next one beside the version in force.</summary>
public sealed record WriteContinuingCarePlan(EpisodeId EpisodeId, ContinuingCareContent Body, IfMatch IfMatch)
    : ICommand<ContinuingCarePlanResponse>;

internal sealed class WriteContinuingCarePlanValidator : AbstractValidator<WriteContinuingCarePlan>
{
    private const int MostWeeks = 520;

    public WriteContinuingCarePlanValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.NextCare!).ChildRules(next =>
        {
            next.RuleFor(n => n.Provider).Required().MaxLength(Limits.Name);
            next.RuleFor(n => n.LevelOfCare!).SetValidator(new LevelOfCareValidator()).When(n => n.LevelOfCare is not null);
            next.RuleFor(n => n.Phone).MaxLength(Limits.Contact);
        }).When(b => b.NextCare is not null);
        body.RuleFor(b => b.Medication!.Prescriber).MaxLength(Limits.Name).When(b => b.Medication is not null);
        body.RuleFor(b => b.MutualHelp).MaxCount(Limits.Items);
        body.RuleForEach(b => b.MutualHelp).Required().MaxLength(Limits.Reason);
        body.RuleFor(b => b.RecoveryCoach).MaxLength(Limits.Reason);
        body.RuleFor(b => b.Housing).MaxLength(Limits.Reason);
        body.RuleFor(b => b.WorkOrSchool).MaxLength(Limits.Reason);
        body.RuleFor(b => b.CheckInWeeks).MaxCount(Limits.Items);
        body.RuleForEach(b => b.CheckInWeeks).Within(1, MostWeeks);
        body.RuleFor(b => b.ReEntry).MaxCount(Limits.Items);
        body.RuleForEach(b => b.ReEntry).Required().MaxLength(Limits.Reason);
    });
}

internal sealed class WriteContinuingCarePlanHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<WriteContinuingCarePlan, ContinuingCarePlanResponse>
{
    public async Task<ContinuingCarePlanResponse> Handle(WriteContinuingCarePlan command, CancellationToken cancellationToken)
    {
        var care = await db.GetTransitionCareAsync(command.EpisodeId, caller, clock, cancellationToken);
        var plan = await db.ContinuingCarePlans.FirstOrDefaultAsync(plan => plan.EpisodeId == command.EpisodeId, cancellationToken);
        command.IfMatch.Check(plan?.Version ?? 0);
        if (plan is null)
        {
            plan = ContinuingCarePlan.Begin(
                TypedId.New<ContinuingCarePlanId>(care.Act.At), command.Body, care.Policy.ContinuingCare, care.Episode, care.Act);
            db.ContinuingCarePlans.Add(plan);
        }
        else
        {
            plan.Write(command.Body, care.Policy.ContinuingCare, care.Episode, care.Act);
        }

        await db.SaveChangesAsync(cancellationToken);
        return ContinuingCarePlanResponse.Of(care.Episode.Id, plan);
    }
}
