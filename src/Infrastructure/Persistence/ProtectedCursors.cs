using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Infrastructure.Persistence;

/// <summary>Cursors encrypted and authenticated, bound to the organization and to the list with its filters (D29).</summary>
internal sealed class ProtectedCursors(IDataProtectionProvider protection, ICaller caller) : ICursors
{
    private readonly IDataProtector _protector = protection.CreateProtector("cursors");

    public string Protect(string route, string position) => _protector.CreateProtector(Purpose(route)).Protect(position);

    public string Unprotect(string route, string cursor)
    {
        try
        {
            return _protector.CreateProtector(Purpose(route)).Unprotect(cursor);
        }
        catch (CryptographicException)
        {
            throw new DomainException(new DomainError(
                "INVALID_CURSOR",
                ErrorKind.Malformed,
                "The cursor is not one of this list.",
                [new FieldError("?after", "INVALID_CURSOR", "Take `next` of the page before, with the same filters.")]));
        }
    }

    private string Purpose(string route) => $"{caller.OrganizationId}/{route}";
}
