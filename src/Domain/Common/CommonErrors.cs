namespace TreatmentPlans.Domain.Common;

/// <summary>Refusals that every feature shares (D31).</summary>
public static class CommonErrors
{
    /// <summary>The same answer for what never was and for what the caller may not see (D41).</summary>
    public static DomainException NotFound() =>
        new(new DomainError("NOT_FOUND", ErrorKind.NotFound, "There is nothing at this address for this client."));

    public static DomainException IllegalTransition<TStatus>(TStatus from, string action)
        where TStatus : struct, Enum
    {
        const string code = "ILLEGAL_TRANSITION";
        var detail = $"'{action}' is not possible while the status is {from}.";
        return new(new DomainError(code, ErrorKind.Conflict, detail, [new FieldError("/status", code, detail)]));
    }

    public static DomainException Conflict(string detail) =>
        new(new DomainError("CONFLICT", ErrorKind.Conflict, detail));

    public static DomainException EnteredInError() =>
        new(new DomainError("ENTERED_IN_ERROR", ErrorKind.Conflict, "The record was entered in error and takes no more changes."));

    /// <summary>Identifiers are unique per organization and resource type (D45).</summary>
    public static DomainException IdentifierTaken() =>
        new(new DomainError(
            "IDENTIFIER_TAKEN",
            ErrorKind.Conflict,
            "Another record of the organization has one of the identifiers.",
            [new FieldError("/identifiers", "IDENTIFIER_TAKEN", "Taken by another record of the organization.")]));

    /// <summary>A body names something that is not there, or not visible to the caller.</summary>
    public static DomainException UnknownReference(string pointer) =>
        Rule("UNKNOWN_REFERENCE", pointer, "There is nothing with this id.");

    public static DomainException PractitionerRequired() =>
        new(new DomainError(
            "PRACTITIONER_REQUIRED", ErrorKind.Forbidden, "This intent needs a person: the client is not bound to a practitioner."));

    public static DomainException PreconditionFailed() =>
        new(new DomainError(
            "PRECONDITION_FAILED", ErrorKind.PreconditionFailed, "The resource has changed since the version named in If-Match."));

    public static DomainException PreconditionRequired() =>
        new(new DomainError(
            "PRECONDITION_REQUIRED", ErrorKind.PreconditionRequired, "Send the ETag you last read in If-Match."));

    /// <summary>One field, one rule of the domain: 422 under the rule's own code.</summary>
    public static DomainException Rule(string code, string pointer, string detail) =>
        new(new DomainError(code, ErrorKind.RuleBroken, detail, [new FieldError(pointer, code, detail)]));
}
