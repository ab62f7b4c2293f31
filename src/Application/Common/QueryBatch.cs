using Microsoft.EntityFrameworkCore;

namespace TreatmentPlans.Application.Common;

/// <summary>
/// Queries that are asked together: on PostgreSQL in one round trip, whatever their number. None of them may rest on the answer to another.
/// </summary>
public sealed class QueryBatch
{
    private readonly List<IBatchedQuery> _queries = [];

    public IReadOnlyList<IBatchedQuery> Queries => _queries;

    /// <summary>Its rows are there when the batch has run.</summary>
    public BatchedQuery<T> Add<T>(IQueryable<T> query)
    {
        var batched = new BatchedQuery<T>(query);
        _queries.Add(batched);
        return batched;
    }
}

public interface IBatchedQuery
{
    IQueryable Query { get; }

    Task ReadAsync(CancellationToken cancellationToken);
}

public sealed class BatchedQuery<T>(IQueryable<T> query) : IBatchedQuery
{
    private IReadOnlyList<T>? _rows;

    public IReadOnlyList<T> Rows => _rows ?? throw new InvalidOperationException("The batch has not run.");

    IQueryable IBatchedQuery.Query => query;

    async Task IBatchedQuery.ReadAsync(CancellationToken cancellationToken) => _rows = await query.ToListAsync(cancellationToken);
}
