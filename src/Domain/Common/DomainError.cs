namespace TreatmentPlans.Domain.Common;

/// <summary>What a refusal means to the caller. Mapped to an HTTP status in one place.</summary>
public enum ErrorKind
{
    /// <summary>The request has the wrong shape: 400.</summary>
    Malformed,

    /// <summary>The caller may not do this: 403.</summary>
    Forbidden,

    /// <summary>Missing, or hidden from this caller: 404.</summary>
    NotFound,

    /// <summary>Not in this state, or taken by somebody else: 409.</summary>
    Conflict,

    /// <summary>A cursor or record that was kept once and is no more: 410.</summary>
    Gone,

    /// <summary>The caller's version is not the current one: 412.</summary>
    PreconditionFailed,

    /// <summary>A rule of the domain is broken: 422.</summary>
    RuleBroken,

    /// <summary>The caller did not say which version it changes: 428.</summary>
    PreconditionRequired,

    /// <summary>Busy or not ready; the same call may go through later: 503.</summary>
    Unavailable,
}

/// <summary>One bad field.</summary>
/// <param name="Pointer">RFC 6901 JSON Pointer into the request body, into the plan content for plan rules, or into what is asked to change where its state forbids that.</param>
public sealed record FieldError(string Pointer, string Code, string Detail);

/// <summary>A refusal. The detail never holds names, notes or other data of a patient.</summary>
public sealed record DomainError(string Code, ErrorKind Kind, string Detail, IReadOnlyList<FieldError> Errors)
{
    public DomainError(string code, ErrorKind kind, string detail)
        : this(code, kind, detail, [])
    {
    }

    /// <summary>Of what is a member of a body, and was refused by itself.</summary>
    public DomainError Under(string pointer) => this with { Errors = [.. Errors.Select(error => error with { Pointer = pointer + error.Pointer })] };
}

public sealed class DomainException(DomainError error) : Exception(error.Code)
{
    public DomainError Error { get; } = error;
}
