using FluentValidation;
using MediatR;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Support;

namespace TreatmentPlans.Application.Support;

public sealed record AddSupportContact(EpisodeId EpisodeId, SupportContactBody Body) : ICommand<SupportContactResponse>;

internal sealed class AddSupportContactValidator : AbstractValidator<AddSupportContact>
{
    public AddSupportContactValidator() => RuleFor(command => command.Body).SetValidator(new SupportContactBodyValidator());
}

internal sealed class AddSupportContactHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<AddSupportContact, SupportContactResponse>
{
    public async Task<SupportContactResponse> Handle(AddSupportContact command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var care = await db.GetSupportCareAsync(command.EpisodeId, cancellationToken);
        var body = command.Body;
        var agreedOn = body.AgreedOn ?? care.DateOf(now);
        var contact = SupportContact.Add(TypedId.New<SupportContactId>(now), care, body.Details(), agreedOn, now);
        if (body.EndedOn is { } endedOn)
        {
            contact.Update(care, body.Details(), agreedOn, endedOn, now);
        }

        db.SupportContacts.Add(contact);
        await db.SaveChangesAsync(cancellationToken);
        return SupportContactResponse.Of(contact);
    }
}
