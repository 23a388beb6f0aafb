// Sets the text step, and whether search can answer, before anything is drawn.
(function(h){h.className=self.DecompressionStream&&location.protocol!="file:"?"js finds":"js";try{var s=localStorage.getItem("linli-text");if(s)h.setAttribute("data-text",s)}catch(e){}})(document.documentElement);
