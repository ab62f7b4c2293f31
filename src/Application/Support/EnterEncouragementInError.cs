using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

public sealed record EnterEncouragementInError(EpisodeId EpisodeId, EncouragementId EncouragementId, IfMatch IfMatch, EnterInErrorBody Body) : ICommand<EncouragementResponse>;

internal sealed class EnterEncouragementInErrorValidator : AbstractValidator<EnterEncouragementInError>
{
    public EnterEncouragementInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterEncouragementInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterEncouragementInError, EncouragementResponse>
{
    public async Task<EncouragementResponse> Handle(EnterEncouragementInError command, CancellationToken cancellationToken)
    {
        var encouragement = await db.Encouragements.GetForChangeAsync(
            encouragement => encouragement.EpisodeId == command.EpisodeId && encouragement.Id == command.EncouragementId, command.IfMatch, cancellationToken);
        encouragement.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return EncouragementResponse.Of(encouragement);
    }
}
