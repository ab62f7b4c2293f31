namespace TreatmentPlans.Application.Common;

/// <summary>One page of a collection, newest first unless the operation says otherwise.</summary>
/// <param name="Next">Opaque cursor of the next page for <c>?after=</c>; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <param name="Limit">1 to 200 items.</param>
/// <param name="After">Cursor of the page before, bound to organization, route and filters (D29).</param>
public sealed record PageRequest(int Limit, string? After)
{
    public const int MaxLimit = 200;
    public const int DefaultLimit = 50;
}

/// <summary>Encrypts the position of a page, so that a client can neither read nor make one.</summary>
public interface ICursors
{
    string Protect(string route, string position);

    /// <exception cref="Domain.Common.DomainException">400 INVALID_CURSOR when tampered with, or made for another list.</exception>
    string Unprotect(string route, string cursor);
}
