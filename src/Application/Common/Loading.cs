using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Application.Common;

internal static class Loading
{
    /// <exception cref="DomainException">404: missing, another organization's, or hidden from the caller.</exception>
    public static async Task<T> GetAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> match, CancellationToken cancellationToken)
        where T : class =>
        await source.FirstOrDefaultAsync(match, cancellationToken) ?? throw CommonErrors.NotFound();

    /// <exception cref="DomainException">404, then 428, then 412 (D26).</exception>
    public static async Task<T> GetForChangeAsync<T>(
        this IQueryable<T> source, Expression<Func<T, bool>> match, IfMatch ifMatch, CancellationToken cancellationToken)
        where T : AggregateRoot
    {
        var root = await source.GetAsync(match, cancellationToken);
        ifMatch.Check(root);
        return root;
    }

    /// <summary>
    /// Newest first. Ids are UUIDv7, so the key alone is the order and the index, whatever the depth of the page.
    /// </summary>
    /// <param name="list">Names the list and its filters; a cursor of one list is refused by every other.</param>
    public static async Task<Page<TItem>> ToPageAsync<TRoot, TId, TItem>(
        this IQueryable<TRoot> source,
        Expression<Func<TRoot, TId>> id,
        PageRequest page,
        string list,
        ICursors cursors,
        Func<TRoot, TItem> map,
        CancellationToken cancellationToken)
        where TRoot : class
        where TId : struct, ITypedId<TId>
    {
        var rows = await source.OlderThan(id, page.After, list, cursors).OrderByDescending(id).Take(page.Limit + 1).ToListAsync(cancellationToken);
        // Asked of one row, which is not worth compiling.
        var next = rows.Count > page.Limit
            ? cursors.Protect(list, id.Compile(preferInterpretation: true)(rows[page.Limit - 1]).Value.ToString())
            : null;
        return new Page<TItem>([.. rows.Take(page.Limit).Select(map)], next);
    }

    /// <summary>A page of a list that one aggregate holds whole, in the order given.</summary>
    public static Page<TItem> ToPage<T, TItem>(
        this IEnumerable<T> source, Func<T, Guid> id, PageRequest page, string list, ICursors cursors, Func<T, TItem> map)
    {
        if (page.After is { } cursor)
        {
            var last = Guid.Parse(cursors.Unprotect(list, cursor));
            source = source.SkipWhile(item => id(item) != last).Skip(1);
        }

        var rows = source.Take(page.Limit + 1).ToList();
        var next = rows.Count > page.Limit ? cursors.Protect(list, id(rows[page.Limit - 1]).ToString()) : null;
        return new Page<TItem>([.. rows.Take(page.Limit).Select(map)], next);
    }

    /// <summary>The same for roots that are large: only what the list shows is read.</summary>
    public static async Task<Page<TItem>> ToPageAsync<TRoot, TId, TItem>(
        this IQueryable<TRoot> source,
        Expression<Func<TRoot, TId>> id,
        PageRequest page,
        string list,
        ICursors cursors,
        Expression<Func<TRoot, TItem>> select,
        Func<TItem, TId> idOf,
        CancellationToken cancellationToken)
        where TRoot : class
        where TId : struct, ITypedId<TId>
    {
        var rows = await source.OlderThan(id, page.After, list, cursors).OrderByDescending(id).Take(page.Limit + 1).Select(select)
            .ToListAsync(cancellationToken);
        var next = rows.Count > page.Limit ? cursors.Protect(list, idOf(rows[page.Limit - 1]).Value.ToString()) : null;
        return new Page<TItem>([.. rows.Take(page.Limit)], next);
    }

    private static IQueryable<TRoot> OlderThan<TRoot, TId>(
        this IQueryable<TRoot> source, Expression<Func<TRoot, TId>> id, string? cursor, string list, ICursors cursors)
        where TRoot : class
        where TId : struct, ITypedId<TId>
    {
        if (cursor is null)
        {
            return source;
        }

        var last = TId.From(Guid.Parse(cursors.Unprotect(list, cursor)));
        Expression<Func<TId>> lastValue = () => last;
        return source.Where(Expression.Lambda<Func<TRoot, bool>>(
            Expression.LessThan(
                Expression.Call(id.Body, nameof(IComparable<TId>.CompareTo), null, lastValue.Body), Expression.Constant(0)),
            id.Parameters));
    }
}
