using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

public sealed record EnterSupportContactInError(EpisodeId EpisodeId, SupportContactId ContactId, IfMatch IfMatch, EnterInErrorBody Body) : ICommand<SupportContactResponse>;

internal sealed class EnterSupportContactInErrorValidator : AbstractValidator<EnterSupportContactInError>
{
    public EnterSupportContactInErrorValidator() => RuleFor(command => command.Body).SetValidator(new EnterInErrorBodyValidator());
}

internal sealed class EnterSupportContactInErrorHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<EnterSupportContactInError, SupportContactResponse>
{
    public async Task<SupportContactResponse> Handle(EnterSupportContactInError command, CancellationToken cancellationToken)
    {
        var contact = await db.SupportContacts.GetForChangeAsync(
            contact => contact.EpisodeId == command.EpisodeId && contact.Id == command.ContactId, command.IfMatch, cancellationToken);
        contact.EnterInError(caller.Mark(command.Body, clock));
        await db.SaveChangesAsync(cancellationToken);
        return SupportContactResponse.Of(contact);
    }
}
