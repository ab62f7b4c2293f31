using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Support;

/// <summary>A clinician sees the patient back in the old pattern, whatever the days say.</summary>
public sealed record JudgeRelapse(EpisodeId EpisodeId, UseEventId UseEventId, IfMatch IfMatch, UseEventReasonBody Body) : ICommand<UseEventResponse>;

internal sealed class JudgeRelapseValidator : AbstractValidator<JudgeRelapse>
{
    public JudgeRelapseValidator() => RuleFor(command => command.Body).SetValidator(new UseEventReasonBodyValidator());
}

internal sealed class JudgeRelapseHandler(IAppDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<JudgeRelapse, UseEventResponse>
{
    public async Task<UseEventResponse> Handle(JudgeRelapse command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        var use = await db.UseEvents.GetForChangeAsync(
            use => use.EpisodeId == command.EpisodeId && use.Id == command.UseEventId, command.IfMatch, cancellationToken);
        use.JudgeRelapse(command.Body.Reason, by, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return UseEventResponse.Of(use);
    }
}
