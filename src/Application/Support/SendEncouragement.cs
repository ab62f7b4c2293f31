using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

/// <param name="Message">To the patient, in words that are for the patient.</param>
/// <param name="MilestoneId">What it is about, where it is about one.</param>
public sealed record EncouragementBody(string Message, MilestoneId? MilestoneId = null);

public sealed record SendEncouragement(EpisodeId EpisodeId, EncouragementBody Body) : ICommand<EncouragementResponse>;

internal sealed class SendEncouragementValidator : AbstractValidator<SendEncouragement>
{
    public SendEncouragementValidator() => RuleFor(command => command.Body.Message).Required().MaxLength(Limits.Reason);
}

internal sealed class SendEncouragementHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<SendEncouragement, EncouragementResponse>
{
    public async Task<EncouragementResponse> Handle(SendEncouragement command, CancellationToken cancellationToken)
    {
        var by = caller.RequirePractitioner();
        var now = clock.GetUtcNow();
        var (message, milestoneId) = command.Body;
        var care = await db.GetSupportCareAsync(command.EpisodeId, cancellationToken);
        if (milestoneId is not null
            && !await db.Milestones.AnyAsync(known => known.Id == milestoneId && known.EpisodeId == command.EpisodeId, cancellationToken))
        {
            throw CommonErrors.UnknownReference("/milestoneId");
        }

        var encouragement = Encouragement.Send(TypedId.New<EncouragementId>(now), care, message, milestoneId, by, now);
        db.Encouragements.Add(encouragement);
        await db.SaveChangesAsync(cancellationToken);
        return EncouragementResponse.Of(encouragement);
    }
}
