using System.Text.RegularExpressions;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Common;

internal sealed partial class IdentifierValidator : AbstractValidator<Identifier>
{
    public IdentifierValidator()
    {
        RuleFor(identifier => identifier.System).Required().MaxLength(Limits.Uri).Format(AbsoluteUri(), "an absolute URI");
        RuleFor(identifier => identifier.Value).Required().MaxLength(Limits.Name);
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+\z")]
    private static partial Regex AbsoluteUri();
}

internal static class IdentifierRules
{
    /// <exception cref="DomainException">409 IDENTIFIER_TAKEN: another record of this kind in the organization has one of them (D45).</exception>
    public static async Task RequireFreeAsync<TRoot>(
        this IAppDbContext db, Guid id, IReadOnlyList<Identifier> identifiers, CancellationToken cancellationToken)
        where TRoot : IIdentified
    {
        if (identifiers.Count == 0)
        {
            return;
        }

        var values = identifiers.Select(identifier => identifier.Value).ToList();
        var held = await db.ExternalIdentifiers
            .Where(holder => holder.Resource == typeof(TRoot).Name && holder.ResourceId != id && values.Contains(holder.Value))
            .Select(holder => new Identifier(holder.System, holder.Value))
            .ToListAsync(cancellationToken);
        if (held.Intersect(identifiers).Any())
        {
            throw CommonErrors.IdentifierTaken();
        }
    }
}
