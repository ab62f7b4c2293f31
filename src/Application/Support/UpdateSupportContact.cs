using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Support;

/// <summary>As a whole: what is left out is taken back.</summary>
public sealed record UpdateSupportContact(EpisodeId EpisodeId, SupportContactId ContactId, IfMatch IfMatch, SupportContactBody Body)
    : ICommand<SupportContactResponse>;

internal sealed class UpdateSupportContactValidator : AbstractValidator<UpdateSupportContact>
{
    public UpdateSupportContactValidator() => RuleFor(command => command.Body).SetValidator(new SupportContactBodyValidator());
}

internal sealed class UpdateSupportContactHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<UpdateSupportContact, SupportContactResponse>
{
    public async Task<SupportContactResponse> Handle(UpdateSupportContact command, CancellationToken cancellationToken)
    {
        var body = command.Body;
        var contact = await db.SupportContacts.GetForChangeAsync(
            contact => contact.EpisodeId == command.EpisodeId && contact.Id == command.ContactId, command.IfMatch, cancellationToken);
        var care = await db.GetSupportCareAsync(contact.EpisodeId, cancellationToken);
        contact.Update(care, body.Details(), body.AgreedOn ?? contact.AgreedOn, body.EndedOn, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return SupportContactResponse.Of(contact);
    }
}
