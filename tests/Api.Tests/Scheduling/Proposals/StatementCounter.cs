using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TreatmentPlans.Api.Tests.Scheduling.Proposals;

/// <summary>Counts the statements that Entity Framework sends in what is awaited while it lives; those of others do not matter.</summary>
internal sealed class StatementCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<StatementCounter?> Current = new();

    private readonly List<IDisposable> _subscriptions = [];
    private int _statements;

    public StatementCounter()
    {
        Current.Value = this;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Statements => _statements;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && Current.Value == this)
        {
            Interlocked.Increment(ref _statements);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        Current.Value = null;
        _subscriptions.ForEach(subscription => subscription.Dispose());
    }

    private const string DbLoggerCategory = Microsoft.EntityFrameworkCore.DbLoggerCategory.Name;
}
