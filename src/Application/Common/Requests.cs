using MediatR;

namespace TreatmentPlans.Application.Common;

/// <summary>Changes something. Runs in the transaction of its HTTP request.</summary>
public interface ICommand<TResponse> : IRequest<TResponse>;

/// <summary>Changes nothing.</summary>
public interface IQuery<TResponse> : IRequest<TResponse>;

/// <summary>A single resource: its aggregate's stored facts and the version that becomes its ETag (D30).</summary>
public interface IResource
{
    /// <summary>Grows by one with each write; quoted, it is the ETag.</summary>
    int Version { get; }
}

/// <summary>A resource of which readers get the same instance as long as it holds, so that it is written as JSON once.</summary>
public interface IRemembered : IResource;
