// Written from passemarche.yaml by `spec`. Changes are lost: change the contract.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche
{
    /// <summary>A refusal with status 400.</summary>
    public sealed class BadRequestException : RefusalException
    {
        internal BadRequestException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private BadRequestException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 400.</summary>
    public sealed class OAuthBadRequestException : RefusalException
    {
        internal OAuthBadRequestException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<OAuthError>(answer, PasseMarche.OAuthError.FromJson)) { }

        private OAuthBadRequestException(string operation, Answer answer, OAuthError body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public OAuthError Body { get; }
    }

    /// <summary>A refusal with status 401.</summary>
    public sealed class UnauthorizedException : RefusalException
    {
        internal UnauthorizedException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private UnauthorizedException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 401.</summary>
    public sealed class OAuthUnauthorizedException : RefusalException
    {
        internal OAuthUnauthorizedException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<OAuthError>(answer, PasseMarche.OAuthError.FromJson)) { }

        private OAuthUnauthorizedException(string operation, Answer answer, OAuthError body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public OAuthError Body { get; }
    }

    /// <summary>A refusal with status 403.</summary>
    public sealed class ForbiddenException : RefusalException
    {
        internal ForbiddenException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private ForbiddenException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 404.</summary>
    public sealed class NotFoundException : RefusalException
    {
        internal NotFoundException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private NotFoundException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 406.</summary>
    public sealed class NotAcceptableException : RefusalException
    {
        internal NotAcceptableException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private NotAcceptableException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 406.</summary>
    public sealed class OAuthNotAcceptableException : RefusalException
    {
        internal OAuthNotAcceptableException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<OAuthError>(answer, PasseMarche.OAuthError.FromJson)) { }

        private OAuthNotAcceptableException(string operation, Answer answer, OAuthError body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public OAuthError Body { get; }
    }

    /// <summary>A refusal with status 412.</summary>
    public sealed class PreconditionFailedException : RefusalException
    {
        internal PreconditionFailedException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private PreconditionFailedException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 413.</summary>
    public sealed class ContentTooLargeException : RefusalException
    {
        internal ContentTooLargeException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private ContentTooLargeException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 415.</summary>
    public sealed class UnsupportedMediaTypeException : RefusalException
    {
        internal UnsupportedMediaTypeException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private UnsupportedMediaTypeException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 415.</summary>
    public sealed class OAuthUnsupportedMediaTypeException : RefusalException
    {
        internal OAuthUnsupportedMediaTypeException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<OAuthError>(answer, PasseMarche.OAuthError.FromJson)) { }

        private OAuthUnsupportedMediaTypeException(string operation, Answer answer, OAuthError body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public OAuthError Body { get; }
    }

    /// <summary>A refusal with status 416.</summary>
    public sealed class RangeNotSatisfiableException : RefusalException
    {
        internal RangeNotSatisfiableException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private RangeNotSatisfiableException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 422.</summary>
    public sealed class UnprocessableContentException : RefusalException
    {
        internal UnprocessableContentException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ValidationError>(answer, PasseMarche.ValidationError.FromJson)) { }

        private UnprocessableContentException(string operation, Answer answer, ValidationError body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ValidationError Body { get; }
    }

    /// <summary>A refusal with status 422.</summary>
    public sealed class UnprocessableException : RefusalException
    {
        internal UnprocessableException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<Unprocessable>(answer, PasseMarche.Unprocessable.FromJson)) { }

        private UnprocessableException(string operation, Answer answer, Unprocessable body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public Unprocessable Body { get; }
    }

    /// <summary>A refusal with status 429.</summary>
    public sealed class TooManyRequestsException : RefusalException
    {
        internal TooManyRequestsException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<RateLimited>(answer, PasseMarche.RateLimited.FromJson)) { }

        private TooManyRequestsException(string operation, Answer answer, RateLimited body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public RateLimited Body { get; }
    }

    /// <summary>A refusal with status 429.</summary>
    public sealed class OAuthTooManyRequestsException : RefusalException
    {
        internal OAuthTooManyRequestsException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<OAuthError>(answer, PasseMarche.OAuthError.FromJson)) { }

        private OAuthTooManyRequestsException(string operation, Answer answer, OAuthError body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public OAuthError Body { get; }
    }

    /// <summary>A refusal with status 500.</summary>
    public sealed class InternalServerErrorException : RefusalException
    {
        internal InternalServerErrorException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private InternalServerErrorException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 500.</summary>
    public sealed class OAuthInternalServerErrorException : RefusalException
    {
        internal OAuthInternalServerErrorException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<OAuthError>(answer, PasseMarche.OAuthError.FromJson)) { }

        private OAuthInternalServerErrorException(string operation, Answer answer, OAuthError body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public OAuthError Body { get; }
    }

    /// <summary>A refusal with status 503.</summary>
    public sealed class ServiceUnavailableException : RefusalException
    {
        internal ServiceUnavailableException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<RateLimited>(answer, PasseMarche.RateLimited.FromJson)) { }

        private ServiceUnavailableException(string operation, Answer answer, RateLimited body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public RateLimited Body { get; }
    }

    /// <summary>A refusal with status 503.</summary>
    public sealed class OAuthServiceUnavailableException : RefusalException
    {
        internal OAuthServiceUnavailableException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<OAuthError>(answer, PasseMarche.OAuthError.FromJson)) { }

        private OAuthServiceUnavailableException(string operation, Answer answer, OAuthError body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public OAuthError Body { get; }
    }

    /// <summary>A refusal with status 503.</summary>
    public sealed class NotReadyServiceUnavailableException : RefusalException
    {
        internal NotReadyServiceUnavailableException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<NotReady>(answer, PasseMarche.NotReady.FromJson)) { }

        private NotReadyServiceUnavailableException(string operation, Answer answer, NotReady body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public NotReady Body { get; }
    }
}
