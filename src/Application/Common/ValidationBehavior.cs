using FluentValidation;
using MediatR;

namespace TreatmentPlans.Application.Common;

/// <summary>Refuses a request of the wrong shape before its handler runs. Validators never touch the database.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            // None of them has anything to wait for, and the asynchronous way takes twice the time.
            var result = validator.Validate(request);
            if (!result.IsValid)
            {
                throw new ValidationException(result.Errors);
            }
        }

        return await next();
    }
}
