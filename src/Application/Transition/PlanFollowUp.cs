using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Transition;

/// <summary>One more, beside the ladder that the discharge has planned.</summary>
public sealed record PlanFollowUp(EpisodeId EpisodeId, FollowUpBody Body) : ICommand<FollowUpResponse>;

/// <param name="DueOn">On or after the last day in care.</param>
/// <param name="Purpose">What to ask for.</param>
public sealed record FollowUpBody(DateOnly DueOn, string? Purpose = null);

internal sealed class PlanFollowUpValidator : AbstractValidator<PlanFollowUp>
{
    private static readonly DateOnly Latest = new(2200, 1, 1);

    public PlanFollowUpValidator()
    {
        RuleFor(command => command.Body.DueOn).Within(DateOnly.MinValue, Latest);
        RuleFor(command => command.Body.Purpose).MaxLength(Limits.Reason);
    }
}

internal sealed class PlanFollowUpHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<PlanFollowUp, FollowUpResponse>
{
    public async Task<FollowUpResponse> Handle(PlanFollowUp command, CancellationToken cancellationToken)
    {
        var care = await db.GetTransitionCareAsync(command.EpisodeId, caller, clock, cancellationToken);
        var followUp = FollowUp.Plan(care.Episode, command.Body.DueOn, command.Body.Purpose, care.Policy.FollowUp, care.Act.At);
        db.FollowUps.Add(followUp);
        await db.SaveChangesAsync(cancellationToken);
        return FollowUpResponse.Of(followUp);
    }
}
